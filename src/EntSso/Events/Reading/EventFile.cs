using System.Security;
using EntSso.Events.Reading.Evtx;
using EntSso.Events.Reading.Xml;

namespace EntSso.Events.Reading;

/// <summary>Opens event logs that are files, and shows by content what they are.</summary>
internal static class EventFile
{
    /// <summary>Checks a file's first bytes; its name does not count.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EventLogUnreadableException">The file cannot be opened or read.</exception>
    public static EventFileKind KindOf(string path)
    {
        using Stream stream = OpenStream(path);
        return KindOf(path, stream);
    }

    /// <summary>Checks the first bytes of a stream that can seek; they are read.</summary>
    internal static EventFileKind KindOf(string path, Stream stream)
    {
        try
        {
            byte[] head = new byte[EventFileLook.EvtxHeadLength];
            if (EventFileLook.IsEvtx(head, StreamReading.Fill(stream, head, 0, head.Length)))
            {
                return EventFileKind.Evtx;
            }

            stream.Position = 0;
            var window = new EventXmlWindow(new EventTextSource(stream));
            _ = window.Ensure(EventXmlShape.HeadLength);
            return EventXmlShape.HoldsEvents(window.Buffer, window.Start, window.End) ? EventFileKind.Xml : EventFileKind.Other;
        }
        catch (IOException error)
        {
            throw new EventLogUnreadableException(path, $"reading failed: {error.Message}", error);
        }
    }

    /// <summary>Opens a file so that whoever writes or deletes it is not disturbed.</summary>
    internal static Stream OpenStream(string path) => OpenStream(path, () => InputFile.Open(path, 1));

    /// <summary>Opens a source of events; what may go wrong becomes one error that says what to do.</summary>
    /// <param name="source">What messages call it; the path, where it is a file.</param>
    /// <param name="open">Opens it.</param>
    internal static Stream OpenStream(string source, Func<Stream> open)
    {
        try
        {
            return open();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EventLogUnreadableException(source, "there is no such file.", error);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or SecurityException)
        {
            throw new EventLogUnreadableException(
                source,
                Directory.Exists(source)
                    ? "this is a folder, not a file."
                    : "access is denied. The Event Log service locks logs in use: export a copy (wevtutil epl Application "
                        + "application.evtx) and read that, or read as a member of Event Log Readers.",
                error);
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw new EventLogUnreadableException(source, $"the file cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>The length of a stream in bytes, or -1 when it has none.</summary>
    internal static long LengthOf(Stream stream) => stream.CanSeek ? stream.Length : -1;
}
