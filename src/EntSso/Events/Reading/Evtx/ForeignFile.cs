using System.Linq;

namespace EntSso.Events.Reading.Evtx;

/// <summary>Says what a file that is no .evtx log looks like, so that the user knows what to bring instead.</summary>
internal static class ForeignFile
{
    /// <summary>Describes the beginning of a file.</summary>
    /// <param name="data">The file's first bytes.</param>
    /// <param name="length">How many there are, at least 1.</param>
    public static string Describe(byte[] data, int length)
    {
        if (Begins(data, length, 0x1F, 0x8B))
        {
            return "begins like a gzip archive, not with ElfFile; unpack it first";
        }

        if (Begins(data, length, 0x50, 0x4B, 0x03, 0x04))
        {
            return "begins like a zip archive, not with ElfFile; unpack it first";
        }

        if (Begins(data, length, 0x4D, 0x53, 0x43, 0x46))
        {
            return "begins like a cabinet archive, not with ElfFile; unpack it first";
        }

        if (length >= 8 && data[4] == 'L' && data[5] == 'f' && data[6] == 'L' && data[7] == 'e')
        {
            return "is a log of Windows Server 2003 or older (.evt); convert it on Windows with: wevtutil export-log OLD.evt NEW.evtx /logfile:true";
        }

        if (Begins(data, length, 0x45, 0x6C, 0x66, 0x46, 0x69, 0x6C, 0x65, 0x00))
        {
            return $"has only {length} bytes, not even the {EvtxLayout.FileHeaderSize} bytes of an event log's header: the copy is cut off";
        }

        if (Begins(data, length, 0x45, 0x6C, 0x66, 0x43, 0x68, 0x6E, 0x6B, 0x00))
        {
            return "begins with a chunk of an event log, not with ElfFile: the header is missing";
        }

        if (IsText(data, length, out var isXml))
        {
            return isXml
                ? "begins with text, not with ElfFile: an event XML file? Give it the extension .xml"
                : "begins with text, not with ElfFile; an event log in .evtx format or event XML is expected";
        }

        return data.Take(length).All(value => value == 0)
            ? "begins with zeros, not with ElfFile: the copy failed, or the file was never written"
            : "does not begin with ElfFile: it is no event log in .evtx format";
    }

    private static bool Begins(byte[] data, int length, params byte[] with) => length >= with.Length && data.Take(with.Length).SequenceEqual(with);

    private static bool IsText(byte[] data, int length, out bool isXml)
    {
        var isLittle = Begins(data, length, 0xFF, 0xFE);
        var isBig = Begins(data, length, 0xFE, 0xFF);
        var start = isLittle || isBig ? 2 : Begins(data, length, 0xEF, 0xBB, 0xBF) ? 3 : 0;

        // Without a mark, a first character with a zero byte beside it is UTF-16 too.
        isLittle |= start == 0 && length >= 2 && data[0] != 0 && data[1] == 0;
        var step = isLittle || isBig ? 2 : 1;
        var low = isBig ? 1 : 0;
        isXml = false;
        var isFirst = true;
        for (var at = start; at + step <= length && at < 512; at += step)
        {
            var character = step == 2 ? (data[at + low] | (data[at + 1 - low] << 8)) : data[at];
            if (character < 0x20 && character is not (0x09 or 0x0A or 0x0D))
            {
                return false;
            }

            if (isFirst && character > 0x20)
            {
                isXml = character == '<';
                isFirst = false;
            }
        }

        return !isFirst;
    }
}
