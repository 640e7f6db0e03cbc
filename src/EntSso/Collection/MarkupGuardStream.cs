using System;
using System.IO;

namespace EntSso.Collection;

/// <summary>
/// Stops XML that would fill the memory: a parser holds a tag or text as a whole, so the way from one <c>&lt;</c> to the next is
/// limited. Also notes whether a document type was met, which the parser's refusal does not tell apart by number. Works on the bytes
/// of every encoding that the parser detects, because the bytes of these signs are the same in all of them.
/// </summary>
internal sealed class MarkupGuardStream : Stream
{
    /// <summary>Far longer than any tag or text in a configuration.</summary>
    public const int LongestRun = 8 << 20;

    private const string DocumentType = "<!DOCTYPE";

    private readonly Stream _stream;
    private int _run;
    private int _matched;

    public MarkupGuardStream(Stream stream)
    {
        _stream = stream;
    }

    /// <summary>Whether a document type declaration went by.</summary>
    public bool SawDocumentType { get; private set; }

    /// <summary>Whether the limit was met.</summary>
    public bool IsTooLong { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int length = _stream.Read(buffer, offset, count);
        for (int i = offset; i < offset + length; i++)
        {
            Look(buffer[i]);
        }

        if (_run > LongestRun)
        {
            IsTooLong = true;
            throw new InvalidDataException("A tag or text is too long.");
        }

        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Look(byte value)
    {
        _run = value == (byte)'<' ? 0 : _run + 1;

        // The zero bytes are those of UTF-16.
        if (!SawDocumentType && value != 0)
        {
            _matched = value == DocumentType[_matched] ? _matched + 1 : value == (byte)'<' ? 1 : 0;
            SawDocumentType = _matched == DocumentType.Length;
        }
    }
}
