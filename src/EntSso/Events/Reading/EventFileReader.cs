using System.Collections.Generic;
using System.Threading;
using EntSso.Events.Reading.Evtx;
using EntSso.Events.Reading.Xml;

namespace EntSso.Events.Reading;

/// <summary>Reads a log file of any kind: its content decides when reading begins, its name does not count.</summary>
/// <param name="path">The file.</param>
public sealed class EventFileReader(string path) : IEventReader
{
    /// <inheritdoc/>
    public string Source => path;

    /// <inheritdoc/>
    public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        IEventReader reader = EventFile.KindOf(path) == EventFileKind.Evtx ? new EvtxFileReader(path) : new EventXmlReader(path);
        foreach (EventRecord record in reader.Read(query, monitor, cancellationToken))
        {
            yield return record;
        }
    }
}
