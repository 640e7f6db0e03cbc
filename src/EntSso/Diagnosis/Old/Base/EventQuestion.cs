using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old;

/// <summary>Which events speak against a finding, and how old the facts behind the finding are.</summary>
internal sealed record EventQuestion
{
    /// <summary>The ids that tell that something is wrong.</summary>
    internal required IReadOnlyList<int> Ids { get; init; }

    /// <summary>The ids that tell that it is right again, when they come later on the same computer; none when there are no such.</summary>
    internal IReadOnlyList<int> ClearedBy { get; init; } = [];

    /// <summary>The computer that wrote the events, short or fully qualified; empty for any.</summary>
    internal string Computer { get; init; } = "";

    /// <summary>The adapter, application or target that the events are about; empty for any.</summary>
    internal string Subject { get; init; } = "";

    /// <summary>How old the facts are.</summary>
    internal FactAge Age { get; init; }

    /// <summary>What a pass turns into when an event after the facts contradicts it.</summary>
    internal FindingStatus Against { get; init; } = FindingStatus.Fail;

    /// <summary>What a finding turns into whose facts are unknown, when the newest that is known is such an event.</summary>
    internal FindingStatus AgainstUnknown { get; init; } = FindingStatus.Warning;

    /// <summary>What the event tells in spite of the facts, as a clause: <c>the call was refused all the same</c>; may be empty.</summary>
    internal string Meaning { get; init; } = "";

    /// <summary>What to do when the facts look right and the event contradicts them; may be empty.</summary>
    internal string Remedy { get; init; } = "";
}
