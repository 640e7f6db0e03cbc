using System.Text;

namespace EntSso.Events.Reading.Xml;

/// <summary>Keeps bytes that are not valid UTF-8 as the characters they most likely are, and counts them.</summary>
internal sealed class InvalidByteFallback : DecoderFallback
{
    private readonly CodePageGuess _guess = new();

    /// <summary>The code page that the bytes are taken for.</summary>
    public string CodePage => _guess.Name;

    /// <summary>Where in the file the block starts that is being decoded.</summary>
    public long BlockOffset { get; set; }

    /// <summary>How many invalid bytes there were.</summary>
    public long Count { get; private set; }

    /// <summary>Where in the file the first of them is.</summary>
    public long FirstOffset { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 8;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    /// <summary>Checks bytes ahead, so that also those before the first that gives the code page away are taken for it.</summary>
    public void LookAhead(byte[] bytes, int start, int count)
    {
        var ahead = new InvalidByteFallback();
        _ = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, ahead).GetCharCount(bytes, start, count);
        if (ahead._guess.IsConsole)
        {
            _guess.Note(0x81);
        }
    }

    private void Note(int index, byte[] bytes)
    {
        if (Count == 0)
        {
            FirstOffset = BlockOffset + Math.Max(index, 0);
        }

        Count += bytes.Length;
        foreach (byte value in bytes)
        {
            _guess.Note(value);
        }
    }

    private sealed class Buffer(InvalidByteFallback owner) : DecoderFallbackBuffer
    {
        private byte[] _bytes = [];
        private int _next;

        public override int Remaining => _bytes.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Note(index, bytesUnknown);
            _bytes = (byte[])bytesUnknown.Clone();
            _next = 0;
            return _bytes.Length > 0;
        }

        public override char GetNextChar()
        {
            return _next < _bytes.Length ? owner._guess.CharOf(_bytes[_next++]) : '\0';
        }

        public override bool MovePrevious()
        {
            if (_next == 0)
            {
                return false;
            }

            _next--;
            return true;
        }

        public override void Reset()
        {
            _bytes = [];
            _next = 0;
        }
    }
}
