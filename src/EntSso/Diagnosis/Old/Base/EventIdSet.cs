using EntSso.Diagnosis.Evidence;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>Event ids that say together how far a change from Windows came.</summary>
internal static class EventIdSet
{
    /// <summary>
    /// A change from Windows came to the mappings, so every gate in front of them let it pass: dropped as repeated, skipped for one
    /// mapping, queued, or done.
    /// </summary>
    internal static IReadOnlyList<int> PastTheGates { get; } =
        Array.AsReadOnly([10710, 10734, 10736, 11030, 11031, 11032, 11033, 11034, 11035, 11036, 11058]);

    /// <summary>
    /// What tells that a server has taken a call of the sync engine after one that it refused. Where it takes changes from PCNS too,
    /// nothing does: these come as far without that call.
    /// </summary>
    internal static IReadOnlyList<int> TakenFromSyncEngine(SsoServer? server) => server is not null && server.AllowPcns.Or(false) ? [] : PastTheGates;

    /// <summary>A change from Windows reached the stored credential or the external system.</summary>
    internal static IReadOnlyList<int> Delivered { get; } = Array.AsReadOnly([10736, 11058]);
}
