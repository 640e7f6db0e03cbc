using System.Text;

namespace EntSso.Tests.Collection;

/// <summary>A file of some gigabytes that is never held: a beginning and then one piece over and over.</summary>
internal sealed class EndlessStream : Stream
{
    private readonly byte[] _head;
    private readonly byte[] _piece;
    private readonly long _length;

    public EndlessStream(string head, string piece, long length)
    {
        _head = Encoding.ASCII.GetBytes(head);
        _piece = Encoding.ASCII.GetBytes(piece);
        _length = length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get; set; }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int i = 0;
        for (; i < count && Position < _length; i++, Position++)
        {
            buffer[offset + i] = Position < _head.Length ? _head[Position] : _piece[(Position - _head.Length) % _piece.Length];
        }

        return i;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
