using System.Text;
using EntSso.Events.Reading.Evtx;
using EntSso.Events.Reading.Xml;

namespace EntSso.Events.Reading;

/// <summary>Says what a file looks like that turned out to be no event log, so that the user knows what to bring instead.</summary>
internal static class EventFileLook
{
    /// <summary>How many first bytes <see cref="IsEvtx"/> needs to know a log whose header is damaged.</summary>
    public const int EvtxHeadLength = EvtxLayout.FileHeaderSize + 8;

    /// <summary>
    /// Whether a file begins like an .evtx log. One whose header is damaged or missing shows it by its first chunk, which is worth
    /// reading anyway.
    /// </summary>
    public static bool IsEvtx(byte[] head, int count) =>
        StartsWith(head, count, "ElfFile\0")
        || StartsWith(head, count, "ElfChnk\0")
        || StartsWith(head, EvtxLayout.FileHeaderSize, count, "ElfChnk\0");

    /// <summary>One sentence on the first bytes of a file, and what to do.</summary>
    /// <param name="head">The file's first bytes.</param>
    /// <param name="count">How many of them there are; a few hundred show enough.</param>
    public static string Describe(byte[] head, int count)
    {
        if (count == 0)
        {
            return "The file is empty. Export the log again: wevtutil epl Application application.evtx";
        }

        if (IsEvtx(head, count))
        {
            return "This is an .evtx log, not event XML. Rename the file so that its content decides how it is read.";
        }

        if (count >= 8 && StartsWith(head, 4, 8, "LfLe"))
        {
            return "This is a log of Windows Server 2003 or earlier (.evt). Convert it on a Windows computer: wevtutil epl old.evt "
                + "new.evtx /lf:true";
        }

        if (StartsWith(head, count, "PK\u0003\u0004"))
        {
            return "This is a ZIP archive. Unpack it and read the .evtx or .xml file in it.";
        }

        if (count >= 2 && head[0] == 0x1F && head[1] == 0x8B)
        {
            return "This is a gzip archive. Unpack it and read the .evtx or .xml file in it.";
        }

        if (StartsWith(head, count, "MSCF"))
        {
            return "This is a cabinet archive. Unpack it and read the .evtx or .xml file in it.";
        }

        if (IsZero(head, count))
        {
            return "The file begins with zeros only: the copy failed, or it was never written. Export the log again: wevtutil epl "
                + "Application application.evtx";
        }

        string text = HeadText(head, count);
        if (text.Trim('\uFEFF', ' ', '\t', '\r', '\n').Length == 0)
        {
            return "The file has only white space. Export the log again: wevtutil epl Application application.evtx";
        }

        return DescribeText(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n'));
    }

    private static string DescribeText(string text)
    {
        const string Expected = "Expected <Event> elements as wevtutil qe LOG /f:xml or the Event Viewer writes them, or an .evtx file.";
        if (text[0] is '{' or '[')
        {
            return $"This looks like JSON. {Expected}";
        }

        if (text[0] != '<')
        {
            foreach (char c in text)
            {
                if (char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f'))
                {
                    return $"This looks like binary data. {Expected}";
                }
            }

            return $"This looks like plain text that begins '{PrintableText.Cut(FirstLine(text), 40)}'. {Expected}";
        }

        string root = RootName(text);
        return root switch
        {
            "" => $"There is no event in it. {Expected}",
            "Objs" => $"This is PowerShell's CLIXML (Export-Clixml), which does not contain the XML of the events. {Expected}",
            "html" or "HTML" => $"This is an HTML page. {Expected}",
            _ => $"This is XML with the root element <{PrintableText.Cut(root, 40)}>, not an event log. {Expected}",
        };
    }

    private static string FirstLine(string text)
    {
        int end = text.IndexOfAny(['\r', '\n']);
        return end < 0 ? text : text.Substring(0, end);
    }

    /// <summary>The name of the first element in a text, or an empty string.</summary>
    public static string RootName(string text)
    {
        for (int at = text.IndexOf('<'); at >= 0; at = text.IndexOf('<', at + 1))
        {
            int end = at + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is ':' or '_' or '-' or '.'))
            {
                end++;
            }

            if (end > at + 1)
            {
                return text.Substring(at + 1, end - at - 1);
            }
        }

        return "";
    }

    private static string HeadText(byte[] head, int count)
    {
        EventTextEncoding encoding = EventTextEncoding.Detect(head, count);
        return (encoding.IsBigEndian ? Encoding.BigEndianUnicode : encoding.IsUtf16 ? Encoding.Unicode : Encoding.UTF8)
            .GetString(head, 0, count);
    }

    private static bool IsZero(byte[] head, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (head[i] != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool StartsWith(byte[] head, int count, string text) => StartsWith(head, 0, count, text);

    private static bool StartsWith(byte[] head, int at, int count, string text)
    {
        if (count - at < text.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (head[at + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
