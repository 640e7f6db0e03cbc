using System.Net;

namespace EntSso.Events.Reading.Live;

/// <summary>The live logs of Windows computers.</summary>
internal static class LiveEventLogs
{
    /// <summary>The log of a collector with the events that other computers sent to it, in the time when they arrived.</summary>
    public const string Forwarded = "ForwardedEvents";

    /// <summary>
    /// The logs that hold the chain: Application (ENTSSO, PCNS, the sync engine), Security (password changes), System (Kerberos) and what a
    /// collector received.
    /// </summary>
    public static IReadOnlyList<string> OfChain { get; } = [.. EventSource.All.Select(EventSource.Log).Distinct(), Forwarded];

    /// <summary>
    /// A reader for each computer, to be read side by side. A log of a computer that cannot be read is reported and left out while the
    /// computer has others that can.
    /// </summary>
    /// <param name="computers">
    /// Names or addresses; a dot or localhost is this computer. Each is read once, however often it is named.
    /// </param>
    /// <param name="logs">The logs; none for those of the chain.</param>
    /// <param name="credential">The account to sign in with at other computers; null for the calling one.</param>
    public static IReadOnlyList<IEventReader> Of(
        IEnumerable<string> computers, IReadOnlyCollection<string>? logs = null, NetworkCredential? credential = null) =>
        Of(computers, logs, (log, computer) => new LiveEventLogReader(log, computer, credential));

    internal static IReadOnlyList<IEventReader> Of(
        IEnumerable<string> computers, IReadOnlyCollection<string>? logs, Func<string, string, IEventReader> open)
    {
        string[] names = [.. (logs is { Count: > 0 } ? logs : OfChain).Distinct(StringComparer.OrdinalIgnoreCase)];
        return
        [
            .. computers.Distinct(StringComparer.OrdinalIgnoreCase).Select(computer => new SideBySideReader(
                new MergedEventReader(
                    names.Select(log => open(log, computer)),
                    $"the logs {string.Join(", ", names)} of {RemoteComputer.NameOf(computer) ?? "this computer"}"))),
        ];
    }
}
