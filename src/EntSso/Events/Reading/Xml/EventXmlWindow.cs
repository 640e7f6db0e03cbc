namespace EntSso.Events.Reading.Xml;

/// <summary>
/// A sliding window over the characters of an event XML file, with the line and column of its start. It grows only as far as its
/// user lets it, so memory stays bounded whatever the file holds.
/// </summary>
internal sealed class EventXmlWindow(EventTextSource source)
{
    // Enough for the head that is checked first and one block more, so that it does not grow for events of usual size.
    private const int InitialLength = 4 * EventTextSource.BlockLength;

    private long _line = 1;
    private long _column = 1;

    /// <summary>The characters; those from <see cref="Start"/> to before <see cref="End"/> count.</summary>
    public char[] Buffer { get; private set; } = new char[InitialLength];

    /// <summary>The index of the first character that is not yet done with.</summary>
    public int Start { get; private set; }

    /// <summary>The index behind the last character that was read.</summary>
    public int End { get; private set; }

    /// <summary>Nothing is left in the file beyond <see cref="End"/>.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>How many characters are in the window.</summary>
    public int Length => End - Start;

    /// <summary>Reads one more block, moving or growing the buffer if need be; <see cref="Start"/> may change.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Fill()
    {
        if (AtEnd)
        {
            return false;
        }

        if (Buffer.Length - End < EventTextSource.BlockLength)
        {
            char[] target = Length + EventTextSource.BlockLength <= Buffer.Length
                ? Buffer
                : new char[Math.Max(Buffer.Length * 2, Length + EventTextSource.BlockLength)];
            Array.Copy(Buffer, Start, target, 0, Length);
            End = Length;
            Start = 0;
            Buffer = target;
        }

        int count = source.Read(Buffer, End);
        End += count;
        AtEnd = count == 0;
        return count > 0;
    }

    /// <summary>Reads until the window holds so many characters.</summary>
    /// <returns>False when the file ends before.</returns>
    public bool Ensure(int length)
    {
        while (Length < length)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Is done with everything before an index.</summary>
    public void AdvanceTo(int index)
    {
        (_line, _column) = PositionOf(index);
        Start = index;
        if (Start == End && Buffer.Length > InitialLength)
        {
            // What one outsized event needed is given back.
            Buffer = new char[InitialLength];
            Start = End = 0;
        }
    }

    /// <summary>Is done with everything before an index, and shows how many bytes of the file that was.</summary>
    public long SkipTo(int index)
    {
        long bytes = source.ByteCount(Buffer, Start, index);
        AdvanceTo(index);
        return bytes;
    }

    /// <summary>The line and column, both from 1, of a character in the window.</summary>
    public (long Line, long Column) PositionOf(int index)
    {
        long line = _line;
        long column = _column;
        int from = Start;
        while (from < index)
        {
            int newline = Array.IndexOf(Buffer, '\n', from, index - from);
            if (newline < 0)
            {
                break;
            }

            line++;
            column = 1;
            from = newline + 1;
        }

        return (line, column + (index - from));
    }
}
