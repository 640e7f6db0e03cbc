using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>What a rule says of a subject, before it is a finding: rules make answers, <see cref="Rule"/> makes findings of them.</summary>
/// <param name="Status">The answer.</param>
/// <param name="Evidence">The facts behind it, in sentences.</param>
internal sealed record Answer(FindingStatus Status, string Evidence)
{
    internal IReadOnlyList<RemedyStep> Remedy { get; init; } = [];

    /// <summary>The place of the checked fact.</summary>
    internal FilePlace? Place { get; init; }

    /// <summary>Whether it rests on a fact that was inferred, so that it is likely and not documented.</summary>
    internal bool IsLikely { get; init; }

    /// <summary>The answer with where the checked fact comes from.</summary>
    internal Answer From(FactOrigin? origin) => this with { Place = FilePlace.Of(origin), IsLikely = origin is { IsInferred: true } };

    /// <summary>The events that the evidence rests on.</summary>
    internal IReadOnlyList<EventEvidence> Events { get; init; } = [];

    /// <summary>What is Unknown, as a clause.</summary>
    internal string Question { get; init; } = "";

    /// <summary>Why it is Unknown.</summary>
    internal string Reason { get; init; } = "";

    /// <summary>The subject where it is another than the one that was checked.</summary>
    internal FindingSubject? About { get; init; }
}
