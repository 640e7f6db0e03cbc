namespace EntSso.Events.Reading;

/// <summary>A log that is read in parts on all processors.</summary>
internal interface IPartReader : IEventReader
{
    /// <summary>
    /// Makes one result of each part of the log, on all processors, and returns the results in the order of the log. The parts together are
    /// the records that <see cref="IEventReader.Read"/> returns, but <see cref="EventRecord.Part"/> is not set.
    /// </summary>
    /// <param name="query">Which records are selected.</param>
    /// <param name="monitor">Receives unreadable parts and progress, on the calling thread.</param>
    /// <param name="make">
    /// Makes the result of some records in a row, which are read while it takes them. Called on several threads at once.
    /// </param>
    /// <param name="cancellationToken">Ends the reading between two parts.</param>
    IEnumerable<TResult> ReadParts<TResult>(
        EventQuery query, IReadMonitor monitor, Func<IEnumerable<EventRecord>, TResult> make, CancellationToken cancellationToken);
}

/// <summary>Parts of logs.</summary>
internal static class EventParts
{
    /// <summary>How much text the records of a part have, in characters, before another part begins.</summary>
    public const int MostCharacters = 256 * 1024;

    private const int MostRecords = 128;

    /// <summary>How much text a record has, in characters.</summary>
    public static int SizeOf(EventRecord record)
    {
        var size = 0;
        foreach (var text in record.Strings)
        {
            size += text.Length;
        }

        return size;
    }

    /// <summary>As <see cref="IPartReader.ReadParts"/> of records that are read one after the other.</summary>
    public static IEnumerable<TResult> Make<TResult>(IEnumerable<EventRecord> records, Func<IEnumerable<EventRecord>, TResult> make) =>
        OrderedWork.Select(OrderedWork.Batches(records, MostRecords, SizeOf, MostCharacters), make);
}
