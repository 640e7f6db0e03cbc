namespace EntSso.Deployment;

/// <summary>An <c>Application</c> element: an affiliate application and the management agent that supplies its external users.</summary>
public sealed record EntSsoXmlApplication
{
    /// <summary>The affiliate application's name; empty when the attribute is missing.</summary>
    public required string Name { get; init; }

    /// <summary>The management agent of the external system; empty when the attribute is missing.</summary>
    public required string SourceMa { get; init; }

    /// <summary>Whether mappings are created; the default is true.</summary>
    public Stated<bool> Create { get; init; } = new(true, false);

    /// <summary>Whether mappings are deleted; the default is true.</summary>
    public Stated<bool> Delete { get; init; } = new(true, false);

    /// <summary>The line of the element, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The column of the element's name, from 1.</summary>
    public int Column { get; init; }
}
