namespace EntSso.Diagnosis;

/// <summary>What all findings together say of one link of the chain.</summary>
public sealed record LinkSummary
{
    /// <summary>The link; <see cref="ChainLink.None"/> gathers the findings that belong to no link.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>The name of the deployment; may be empty.</summary>
    public string Deployment { get; init; } = "";

    /// <summary>The findings of this link in the order in which the rules gave them.</summary>
    public required IReadOnlyList<Finding> Findings { get => ItemList.Of(field); init; }

    /// <summary>How many of them gave which answer.</summary>
    public required FindingCounts Counts { get; init; }

    /// <summary>The worst answer; <see cref="FindingStatus.NotApplicable"/> when no rule checked the link.</summary>
    public FindingStatus Status => Counts.Worst;

    /// <summary>Whether this is the first broken link: the first with a failure that no other failure of the chain explains.</summary>
    public bool IsFirstBroken { get; init; }

    /// <summary>Whether all failures of this link are explained by the first broken link: likely to go when that is fixed.</summary>
    public bool IsConsequence { get; init; }

    /// <summary>Whether any rule said something of this link, even only that it could not look.</summary>
    public bool IsJudged => Status != FindingStatus.NotApplicable;
}
