using EntSso.Deployment;
using EntSso.Events;

namespace EntSso.Diagnosis.Evidence;

/// <summary>Which events contradict an answer, and how old the facts behind the answer are.</summary>
internal sealed record EventQuestion
{
    /// <summary>The events that show that something is wrong; null for those of the rule.</summary>
    internal IReadOnlyList<EventId>? Ids { get; init; }

    /// <summary>The events that show that it is right again, when they come later on the same computer and about the same thing; null for
    /// those of the rule.</summary>
    internal IReadOnlyList<EventId>? ClearedBy { get; init; }

    /// <summary>The computer that wrote the events, short or fully qualified; empty for any.</summary>
    internal string Computer { get; init; } = "";

    /// <summary>The adapter, application or target that the events are about; empty for any.</summary>
    internal string Subject { get; init; } = "";

    /// <summary>How old the facts are.</summary>
    internal FactAge Age { get; init; }

    /// <summary>What a pass turns into when an event after the facts contradicts it.</summary>
    internal FindingStatus Against { get; init; } = FindingStatus.Fail;

    /// <summary>What Unknown turns into when the newest that is known is such an event; null for what fits the subject.</summary>
    internal FindingStatus? AgainstUnknown { get; init; }

    /// <summary>What the event shows in spite of the facts, as a clause: <c>the server refused the change anyway</c>.</summary>
    internal string Meaning { get; init; } = "the event shows otherwise";

    /// <summary>What to do when the facts look right and the event contradicts them.</summary>
    internal RemedyStep[] Remedy { get; init; } = [];
}

/// <summary>Events that show together how far a change from Windows came.</summary>
internal static class EventIdSet
{
    /// <summary>
    /// A change from Windows came to the mappings, so every gate in front of them let it pass: dropped as repeated, skipped for one
    /// mapping, queued, or done.
    /// </summary>
    internal static IReadOnlyList<EventId> PastTheGates { get; } =
        Array.AsReadOnly<EventId>([10710, 10734, 10736, 11030, 11031, 11032, 11033, 11034, 11035, 11036, 11058]);

    /// <summary>A change from Windows reached the stored credential or the external system.</summary>
    internal static IReadOnlyList<EventId> Delivered { get; } = Array.AsReadOnly<EventId>([10736, 11058]);

    /// <summary>Events of the sync engine.</summary>
    internal static EventId[] OfSyncEngine(params int[] ids) => Array.ConvertAll(ids, id => new EventId(EventSource.SyncEngine, id));

    /// <summary>
    /// What shows that a server has taken a call of the sync engine after one that it refused. Where it takes changes from PCNS too,
    /// nothing does: these come as far without that call.
    /// </summary>
    internal static IReadOnlyList<EventId> TakenFromSyncEngine(SsoServer? server) =>
        server is not null && server.AllowPcns.Or(false) ? [] : PastTheGates;
}
