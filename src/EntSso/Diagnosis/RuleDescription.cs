namespace EntSso.Diagnosis;

/// <summary>What a report tells of a rule, apart from its findings.</summary>
public sealed record RuleDescription
{
    /// <summary>Stable id, for example <c>KRB-01</c>; docs/checks has a page of the same name.</summary>
    public required string Id { get; init; }

    /// <summary>The link of the chain.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>What must be so, as a short sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Whether the rule is documented or inferred.</summary>
    public required Basis Basis { get; init; }

    /// <summary>ENTSSO events that tell of the problem.</summary>
    public IReadOnlyList<int> EventIds { get; init; } = [];

    /// <summary>The description of a rule.</summary>
    /// <param name="rule">The rule to describe.</param>
    public static RuleDescription Of(Rule rule) => new()
    {
        Id = rule.Id,
        Link = rule.Link,
        Title = rule.Title,
        Basis = rule.Basis,
        EventIds = rule.EventIds.ToList(),
    };
}
