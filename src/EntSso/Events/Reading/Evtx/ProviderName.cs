namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// A requested provider's name in the raw bytes of a chunk: UTF-16, upper and lower case alike. A record without template holds it
/// somewhere, at any byte offset.
/// </summary>
internal sealed class ProviderName
{
    private readonly string _name;
    private readonly byte[] _skip = new byte[256];

    public ProviderName(string name)
    {
        _name = name;
        CanSearch = name.Length > 0;
        foreach (var character in name)
        {
            CanSearch &= character < 0x80;
        }

        if (!CanSearch)
        {
            return;
        }

        for (var i = 0; i < _skip.Length; i++)
        {
            _skip[i] = (byte)Math.Min(name.Length, 255);
        }

        for (var i = 0; i < name.Length - 1; i++)
        {
            var distance = (byte)Math.Min(name.Length - 1 - i, 255);
            _skip[Lower(name[i])] = distance;
            _skip[Upper(name[i])] = distance;
        }
    }

    /// <summary>Whether the name consists of ASCII: others are not searched for, every record is checked.</summary>
    public bool CanSearch { get; }

    /// <summary>Whether text of so many characters can be the name, alone or with a NUL behind it.</summary>
    public bool HasLength(int characters) => characters == _name.Length || characters == _name.Length + 1;

    /// <summary>Whether UTF-16 text in a chunk is the name, without case. One NUL may follow it.</summary>
    public bool Is(EvtxChunk chunk, int offset, int characters)
    {
        if (characters == _name.Length + 1 && chunk.UInt16(offset + (2 * _name.Length)) == 0)
        {
            characters--;
        }

        if (characters != _name.Length)
        {
            return false;
        }

        return CanSearch
            ? Matches(chunk.Data, chunk.Start + offset)
            : string.Equals(chunk.Text(offset, characters), _name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the name is somewhere between two positions of a buffer.</summary>
    public bool OccursIn(byte[] data, int start, int end)
    {
        var last = end - (2 * _name.Length);
        return OccursAligned(data, start, last) || OccursAligned(data, start + 1, last);
    }

    /// <summary>
    /// Horspool's search over 16-bit units at one of the two alignments; <paramref name="last"/> is the last place to check.
    /// </summary>
    private bool OccursAligned(byte[] data, int start, int last)
    {
        var lastUnit = 2 * (_name.Length - 1);
        for (var at = start; at <= last; at += 2 * _skip[data[at + lastUnit]])
        {
            if (Matches(data, at))
            {
                return true;
            }
        }

        return false;
    }

    private bool Matches(byte[] data, int at)
    {
        for (var i = 0; i < _name.Length; i++, at += 2)
        {
            if (data[at + 1] != 0 || Lower((char)data[at]) != Lower(_name[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int Lower(char character) => character is >= 'A' and <= 'Z' ? character | 0x20 : character;

    private static int Upper(char character) => character is >= 'a' and <= 'z' ? character & ~0x20 : character;
}
