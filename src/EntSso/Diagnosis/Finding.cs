namespace EntSso.Diagnosis;

/// <summary>What one rule says of one subject.</summary>
public record Finding
{
    /// <summary>The rule, for example <c>KRB-01</c>; docs/checks has a page of the same name.</summary>
    public required string RuleId { get; init; }

    /// <summary>The link of the chain that the rule looks at.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>The answer.</summary>
    public required FindingStatus Status { get; init; }

    /// <summary>What was judged: a server, an SPN, an account, a management agent, an application.</summary>
    public required string Subject { get; init; }

    /// <summary>The facts behind the answer, in one or a few sentences.</summary>
    public required string Evidence { get; init; }

    /// <summary>What to do: where possible a command that can be pasted. Empty when nothing is to be done.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>ENTSSO events that tell of this problem when it strikes.</summary>
    public IReadOnlyList<int> EventId { get; init; } = [];

    /// <summary>Whether the rule is documented or inferred.</summary>
    public required Basis Basis { get; init; }

    /// <summary>
    /// File and line where the judged fact stands, in a form that <see cref="FindingPlace"/> reads, when it comes from a file;
    /// otherwise empty.
    /// </summary>
    public string Place { get; init; } = "";
}
