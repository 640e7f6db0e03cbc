namespace EntSso.Events.Reading.Live;

/// <summary>The live logs of Windows computers.</summary>
internal static class LiveEventLogs
{
    /// <summary>
    /// A reader for each computer, to be read side by side. The Application log is read, where ENTSSO, PCNS and the sync engine write; the
    /// logs Security and System, which need more rights, are read as exports or in the log ForwardedEvents of a collector.
    /// </summary>
    /// <param name="computers">Names or addresses; a dot or localhost is this computer. Each is read once, however often it is named.</param>
    /// <param name="log">The log.</param>
    public static IReadOnlyList<IEventReader> Of(IEnumerable<string> computers, string log = "Application") =>
        [.. computers.Distinct(StringComparer.OrdinalIgnoreCase).Select(computer => new SideBySideReader(new LiveEventLogReader(log, computer)))];
}
