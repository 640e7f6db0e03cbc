namespace EntSso.Deployment;

/// <summary>A structural problem in ENTSSO.xml and its place.</summary>
public sealed record EntSsoXmlIssue
{
    /// <summary>What kind of problem.</summary>
    public required EntSsoXmlIssueKind Kind { get; init; }

    /// <summary>The element, attribute or value that the problem is about.</summary>
    public required string Subject { get; init; }

    /// <summary>What happened and what was expected, in one sentence or two.</summary>
    public required string Message { get; init; }

    /// <summary>The line, from 1; 0 when the parser does not tell.</summary>
    public int Line { get; init; }

    /// <summary>The column, from 1; 0 when the parser does not tell.</summary>
    public int Column { get; init; }
}
