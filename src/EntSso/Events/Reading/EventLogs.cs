namespace EntSso.Events.Reading;

/// <summary>Opens what the user's PATH arguments name as one log.</summary>
public static class EventLogs
{
    /// <summary>Finds the files and joins them in time order. No file is read yet, but folders are looked into.</summary>
    /// <param name="paths">Files, folders and wildcards, as <see cref="EventLogPaths.Find"/> takes them.</param>
    /// <param name="monitor">Is told of folders that cannot be looked into.</param>
    /// <param name="cancellationToken">Stops the search for files.</param>
    /// <exception cref="EventLogUnreadableException">A path matches nothing.</exception>
    public static IEventReader Open(IEnumerable<string> paths, IReadMonitor monitor, CancellationToken cancellationToken = default) =>
        new MergedEventReader(EventLogPaths.Find(paths, monitor, cancellationToken).Select(path => new EventFileReader(path)));
}
