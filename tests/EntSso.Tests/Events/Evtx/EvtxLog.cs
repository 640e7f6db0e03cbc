using EntSso.Events.Reading;
using EntSso.Events.Reading.Evtx;

namespace EntSso.Tests.Events.Evtx;

/// <summary>Reads logs that are held in memory.</summary>
internal static class EvtxLog
{
    public const string Source = "memory.evtx";

    public static EventQuery All => EventQuery.Everything;

    public static EvtxFileReader Reader(byte[] log) => new(Source, () => new MemoryStream(log, writable: false));

    public static List<EventRecord> Read(byte[] log, EventQuery? query = null) => Read(log, query ?? All, new RecordingMonitor());

    public static List<EventRecord> Read(byte[] log, EventQuery query, RecordingMonitor monitor) =>
        Reader(log).Read(query, monitor, CancellationToken.None).ToList();

    /// <summary>Reads a log in which nothing may be wrong.</summary>
    public static List<EventRecord> ReadWhole(byte[] log, EventQuery? query = null)
    {
        var monitor = new RecordingMonitor();
        var records = Read(log, query ?? All, monitor);
        Xunit.Assert.Empty(monitor.Problems);
        return records;
    }
}
