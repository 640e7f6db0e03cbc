using System.Text;

namespace EntSso.Events.Reading.Xml;

/// <summary>
/// Keeps bytes that are not valid UTF-8: each becomes a character of the last private plane until a value is read, when all bytes up to
/// there have shown which code page is likely (<see cref="ConsoleCodePage"/>).
/// </summary>
internal sealed class InvalidByteFallback : DecoderFallback
{
    private const char HighSurrogate = '\uDBFF';
    private const int LowSurrogates = 0xDE00;

    /// <summary>Where in the file the block starts that is being decoded.</summary>
    public long BlockOffset { get; set; }

    /// <summary>How many invalid bytes there were.</summary>
    public long Count { get; private set; }

    /// <summary>Where in the file the first of them is.</summary>
    public long FirstOffset { get; private set; }

    /// <summary>Whether one of them points to an OEM code page.</summary>
    public bool IsOem { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 8;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    /// <summary>Puts the likely characters in the place of kept bytes.</summary>
    /// <param name="text">A value.</param>
    /// <param name="isDoubtful">Set when the value holds such a byte; otherwise left as it is.</param>
    public string Restore(string text, ref bool isDoubtful)
    {
        if (Count == 0 || text.IndexOf(HighSurrogate) < 0)
        {
            return text;
        }

        var restored = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == HighSurrogate && i + 1 < text.Length && text[i + 1] is >= (char)LowSurrogates and <= (char)(LowSurrogates + byte.MaxValue))
            {
                restored.Append(ConsoleCodePage.CharOf((byte)(text[++i] - LowSurrogates), IsOem));
                isDoubtful = true;
            }
            else
            {
                restored.Append(text[i]);
            }
        }

        return restored.ToString();
    }

    private void Note(byte[] bytes, int index)
    {
        if (Count == 0)
        {
            FirstOffset = BlockOffset + Math.Max(index, 0);
        }

        Count += bytes.Length;
        IsOem |= Array.Exists(bytes, ConsoleCodePage.PointsToOem);
    }

    private sealed class Buffer(InvalidByteFallback owner) : DecoderFallbackBuffer
    {
        private byte[] _bytes = [];
        private int _next;

        public override int Remaining => (2 * _bytes.Length) - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Note(bytesUnknown, index);
            _bytes = (byte[])bytesUnknown.Clone();
            _next = 0;
            return _bytes.Length > 0;
        }

        public override char GetNextChar()
        {
            if (Remaining <= 0)
            {
                return '\0';
            }

            int at = _next++;
            return at % 2 == 0 ? HighSurrogate : (char)(LowSurrogates + _bytes[at / 2]);
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
