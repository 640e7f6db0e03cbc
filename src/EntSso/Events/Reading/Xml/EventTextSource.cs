using System.Text;

namespace EntSso.Events.Reading.Xml;

/// <summary>
/// Turns the bytes of an event XML file into characters, block by block. The bytes decide the encoding; a declaration is believed
/// only where it can be true. Nothing is lost to U+FFFD in UTF-16, whose lone surrogates stay, nor in UTF-8: bytes that are not valid in it
/// are taken as what <see cref="CodePageGuess"/> makes of them.
/// </summary>
internal sealed class EventTextSource
{
    /// <summary>Room, in characters, that <see cref="Read"/> needs.</summary>
    public const int BlockLength = BlockBytes + 64;

    private const int BlockBytes = 32 * 1024;

    private readonly Stream _stream;
    private readonly byte[] _block = new byte[BlockBytes];
    private readonly EventTextEncoding _encoding;
    private readonly Decoder? _decoder;
    private readonly InvalidByteFallback _invalidBytes = new();
    private int _pendingStart;
    private int _pendingEnd;
    private bool _atEnd;

    /// <summary>Reads the first block and settles the encoding.</summary>
    /// <exception cref="IOException">The first block cannot be read.</exception>
    public EventTextSource(Stream stream)
    {
        _stream = stream;
        while (_pendingEnd < BlockBytes)
        {
            int count = stream.Read(_block, _pendingEnd, BlockBytes - _pendingEnd);
            if (count == 0)
            {
                break;
            }

            _pendingEnd += count;
        }

        BytesRead = _pendingEnd;
        _encoding = EventTextEncoding.Detect(_block, _pendingEnd);
        _pendingStart = _encoding.PreambleLength;
        _decoder = _encoding.CreateDecoder(_invalidBytes);
        if (!_encoding.IsUtf16)
        {
            _invalidBytes.LookAhead(_block, _pendingStart, _pendingEnd - _pendingStart);
        }

        Head = new byte[Math.Min(_pendingEnd, 512)];
        Array.Copy(_block, Head, Head.Length);
    }

    /// <summary>The first bytes, to say what a file that is not event XML looks like.</summary>
    public byte[] Head { get; }

    /// <summary>How many bytes were taken from the stream.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Why reading ended before the end of the stream; null as long as it did not.</summary>
    public IOException? Failure { get; private set; }

    /// <summary>Bytes so far that are not valid in the file's encoding.</summary>
    public long InvalidByteCount => _invalidBytes.Count;

    /// <summary>The code page that invalid bytes are taken for.</summary>
    public string GuessedCodePage => _invalidBytes.CodePage;

    /// <summary>Where in the file the first invalid byte is.</summary>
    public long FirstInvalidOffset => _invalidBytes.FirstOffset;

    /// <summary>Decodes one more block.</summary>
    /// <param name="buffer">Receives the characters; <see cref="BlockLength"/> of them must fit.</param>
    /// <param name="offset">Where the first character goes.</param>
    /// <returns>The number of characters, 0 at the end.</returns>
    public int Read(char[] buffer, int offset)
    {
        while (!_atEnd)
        {
            if (_pendingStart >= _pendingEnd)
            {
                FillBlock();
            }

            int chars = _decoder is null ? TakeUtf16(buffer, offset) : Decode(_decoder, buffer, offset);
            if (chars > 0)
            {
                return chars;
            }
        }

        return 0;
    }

    /// <summary>How many bytes a run of characters takes in the file's encoding.</summary>
    public long ByteCount(char[] buffer, int start, int end) => _encoding.ByteCount(buffer, start, end - start);

    private void FillBlock()
    {
        // An odd byte of UTF-16 waits for its other half.
        _pendingStart = 0;
        int count = 0;
        try
        {
            count = _stream.Read(_block, 0, BlockBytes);
        }
        catch (IOException error)
        {
            Failure = error;
        }

        _pendingEnd = count;
        BytesRead += count;
        _atEnd = count == 0;
    }

    private int Decode(Decoder decoder, char[] buffer, int offset)
    {
        _invalidBytes.BlockOffset = BytesRead - (_pendingEnd - _pendingStart);
        int chars = decoder.GetChars(_block, _pendingStart, _pendingEnd - _pendingStart, buffer, offset, _atEnd);
        _pendingStart = _pendingEnd;
        return chars;
    }

    private int TakeUtf16(char[] buffer, int offset)
    {
        if (((_pendingEnd - _pendingStart) & 1) != 0 && !_atEnd)
        {
            CompleteLastUnit();
        }

        int chars = (_pendingEnd - _pendingStart) / 2;
        for (int i = 0, at = _pendingStart; i < chars; i++, at += 2)
        {
            buffer[offset + i] = _encoding.IsBigEndian
                ? (char)((_block[at] << 8) | _block[at + 1])
                : (char)(_block[at] | (_block[at + 1] << 8));
        }

        _pendingStart = _pendingEnd;
        return chars;
    }

    private void CompleteLastUnit()
    {
        if (_pendingEnd == BlockBytes)
        {
            Array.Copy(_block, _pendingStart, _block, 0, _pendingEnd - _pendingStart);
            _pendingEnd -= _pendingStart;
            _pendingStart = 0;
        }

        if (_pendingEnd < BlockBytes)
        {
            int other;
            try
            {
                other = _stream.Read(_block, _pendingEnd, 1);
            }
            catch (IOException error)
            {
                Failure = error;
                other = 0;
            }

            _pendingEnd += other;
            BytesRead += other;
            _atEnd = other == 0;
        }
    }
}
