using System.Text;

namespace EntSso.Tests.Events.Reading.Xml;

/// <summary>A long text that is never stored; on its way the highest live memory is noted.</summary>
internal sealed class GeneratedStream : ForwardStream
{
    private readonly IEnumerator<string> _pieces;
    private readonly long _sampleEvery;
    private byte[] _piece = [];
    private string? _text;
    private int _next;
    private long _given;
    private long _nextSample;

    public GeneratedStream(IEnumerable<string> pieces, long sampleEvery)
    {
        _pieces = pieces.GetEnumerator();
        _sampleEvery = sampleEvery;
        _nextSample = sampleEvery;
    }

    public long Given => _given;

    /// <summary>The most bytes in use by objects that are still referred to, of all samples.</summary>
    public long HighestLiveMemory { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_next >= _piece.Length && !NextPiece())
        {
            return 0;
        }

        int length = Math.Min(count, _piece.Length - _next);
        Array.Copy(_piece, _next, buffer, offset, length);
        _next += length;
        _given += length;
        if (_given >= _nextSample)
        {
            _nextSample += _sampleEvery;
            HighestLiveMemory = Math.Max(HighestLiveMemory, GC.GetTotalMemory(forceFullCollection: true));
        }

        return length;
    }

    protected override void Dispose(bool disposing)
    {
        _pieces.Dispose();
        base.Dispose(disposing);
    }

    private bool NextPiece()
    {
        if (!_pieces.MoveNext())
        {
            return false;
        }

        // The same piece over and over need not be encoded each time.
        if (!ReferenceEquals(_text, _pieces.Current))
        {
            _text = _pieces.Current;
            _piece = Encoding.UTF8.GetBytes(_text);
        }

        _next = 0;
        return true;
    }
}
