using System;
using System.IO;
using EntSso.Events.Reading.Xml;

namespace EntSso.Events.Reading;

/// <summary>Opens event logs that are files, and tells by content what they are.</summary>
public static class EventFile
{
    /// <summary>Looks at a file's first bytes; its name does not count.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EventLogUnreadableException">The file cannot be opened or read.</exception>
    public static EventFileKind KindOf(string path)
    {
        using Stream stream = OpenStream(path);
        return KindOf(path, stream);
    }

    /// <summary>Looks at a stream's first bytes, which are read.</summary>
    internal static EventFileKind KindOf(string path, Stream stream)
    {
        try
        {
            var text = new EventTextSource(stream);
            if (EventFileLook.IsEvtx(text.Head, text.Head.Length))
            {
                return EventFileKind.Evtx;
            }

            var window = new EventXmlWindow(text);
            _ = window.Ensure(EventXmlShape.HeadLength);
            return EventXmlShape.HoldsEvents(window.Buffer, window.Start, window.End) ? EventFileKind.Xml : EventFileKind.Other;
        }
        catch (IOException error)
        {
            throw new EventLogUnreadableException(path, $"reading failed: {error.Message}", error);
        }
    }

    /// <summary>Opens a file so that whoever writes or deletes it is not disturbed.</summary>
    internal static Stream OpenStream(string path)
    {
        try
        {
            return InputFile.Open(path, 1);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EventLogUnreadableException(path, "there is no such file.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new EventLogUnreadableException(
                path,
                Directory.Exists(path)
                    ? "this is a folder, not a file."
                    : "access is denied. Logs in use belong to the Event Log service: export a copy (wevtutil epl Application application.evtx) and read that, or read as a member of Event Log Readers.",
                error);
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            throw new EventLogUnreadableException(path, $"the file cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>The length of a stream in bytes, or -1 when it has none.</summary>
    internal static long LengthOf(Stream stream) => stream.CanSeek ? stream.Length : -1;
}
