using System;
using System.Text;

namespace EntSso.Events.Reading.Xml;

/// <summary>Keeps bytes that are not valid UTF-8 as the Windows-1252 characters they most likely are, and counts them.</summary>
internal sealed class InvalidByteFallback : DecoderFallback
{
    // Bytes 0x80 to 0x9F of Windows-1252; all others have the code of their character.
    private const string HighControls =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

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

    private void Note(int index, int count)
    {
        if (Count == 0)
        {
            FirstOffset = BlockOffset + Math.Max(index, 0);
        }

        Count += count;
    }

    private sealed class Buffer(InvalidByteFallback owner) : DecoderFallbackBuffer
    {
        private byte[] _bytes = [];
        private int _next;

        public override int Remaining => _bytes.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Note(index, bytesUnknown.Length);
            _bytes = (byte[])bytesUnknown.Clone();
            _next = 0;
            return _bytes.Length > 0;
        }

        public override char GetNextChar()
        {
            if (_next >= _bytes.Length)
            {
                return '\0';
            }

            byte value = _bytes[_next++];
            return value is >= 0x80 and <= 0x9F ? HighControls[value - 0x80] : (char)value;
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
