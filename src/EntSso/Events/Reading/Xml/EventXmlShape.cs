namespace EntSso.Events.Reading.Xml;

/// <summary>Recognises event XML by the tags at the beginning of a text.</summary>
internal static class EventXmlShape
{
    /// <summary>Within this many characters a file must show that it holds events.</summary>
    public const int HeadLength = 64 * 1024;

    private const string EventNamespace = "schemas.microsoft.com/win/2004/08/events";

    /// <summary>
    /// Whether the text holds events: an Event element in the namespace of Windows events or with a System element in it, or an
    /// Events element with nothing in it.
    /// </summary>
    public static bool HoldsEvents(char[] buffer, int start, int end)
    {
        bool isFirstElement = true;
        bool followsEvents = false;
        bool followsEvent = false;
        end = Math.Min(end, start + HeadLength);
        for (int at = NextTag(buffer, start, end); at >= 0; at = NextTag(buffer, at + 1, end))
        {
            if (buffer[at + 1] is '?' or '!')
            {
                continue;
            }

            bool isEndTag = buffer[at + 1] == '/';
            int nameStart = isEndTag ? at + 2 : at + 1;
            int nameEnd = XmlChars.NameEnd(buffer, nameStart, end);
            if (nameEnd == nameStart)
            {
                continue;
            }

            TextSlice local = XmlChars.LocalName(buffer, nameStart, nameEnd);
            if (followsEvents && isEndTag && XmlChars.Is(buffer, local, "Events"))
            {
                return true;
            }

            if (followsEvent && !isEndTag && XmlChars.Is(buffer, local, "System"))
            {
                return true;
            }

            int close = Array.IndexOf(buffer, '>', nameEnd, end - nameEnd);
            followsEvent = !isEndTag && XmlChars.Is(buffer, local, "Event");
            if (followsEvent && XmlChars.IndexOf(buffer, nameEnd, close < 0 ? end : close, EventNamespace) >= 0)
            {
                return true;
            }

            followsEvents = !isEndTag && isFirstElement && XmlChars.Is(buffer, local, "Events");
            if (followsEvents && (close < 0 || buffer[close - 1] == '/'))
            {
                return true;
            }

            isFirstElement = false;
        }

        return followsEvents;
    }

    /// <summary>Whether a tag is one that a reader can go on at after damage: the start of an event, or either tag of Events.</summary>
    /// <param name="buffer">The text.</param>
    /// <param name="at">The index of a <c>&lt;</c>.</param>
    /// <param name="end">The index behind the last character.</param>
    public static bool IsLandmark(char[] buffer, int at, int end)
    {
        bool isEndTag = at + 1 < end && buffer[at + 1] == '/';
        int nameStart = isEndTag ? at + 2 : at + 1;
        int nameEnd = XmlChars.NameEnd(buffer, nameStart, end);
        if (nameEnd == nameStart || (nameEnd < end && buffer[nameEnd] is not ('>' or '/') && !XmlChars.IsBlank(buffer[nameEnd])))
        {
            return false;
        }

        TextSlice local = XmlChars.LocalName(buffer, nameStart, nameEnd);
        return XmlChars.Is(buffer, local, "Events") || (!isEndTag && XmlChars.Is(buffer, local, "Event"));
    }

    private static int NextTag(char[] buffer, int from, int end)
    {
        int at = from >= end ? -1 : Array.IndexOf(buffer, '<', from, end - from);
        return at + 1 < end ? at : -1;
    }
}
