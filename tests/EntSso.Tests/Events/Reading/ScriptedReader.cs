using EntSso.Events.Reading;

namespace EntSso.Tests.Events.Reading;

/// <summary>A log that gives what the test says and keeps account of it.</summary>
internal sealed class ScriptedReader(string source, IEnumerable<EventRecord> records) : IEventReader
{
    public string Source => source;

    /// <summary>Thrown after the records.</summary>
    public EventLogUnreadableException? Error { get; init; }

    public int Given { get; private set; }

    public bool IsClosed { get; private set; }

    public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        try
        {
            foreach (EventRecord record in records)
            {
                Given++;
                yield return record;
            }

            if (Error is not null)
            {
                throw Error;
            }
        }
        finally
        {
            IsClosed = true;
        }
    }
}
