namespace EntSso.Deployment;

/// <summary>An <c>ENTSSOMA</c> element: one ENTSSO management agent and the applications that it maintains.</summary>
public sealed record EntSsoXmlAgent
{
    /// <summary>The management agent's name; empty when the attribute is missing.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the AD management agent that supplies Windows domain and user; empty when the attribute is missing.</summary>
    public required string Adma { get; init; }

    /// <summary>Whether every mapping of a deleted Windows identity goes, in all applications; the default is true.</summary>
    public Stated<bool> DeleteAll { get; init; } = new(true, false);

    /// <summary>The <c>Application</c> elements in the order of the file.</summary>
    public IReadOnlyList<EntSsoXmlApplication> Applications { get; init; } = [];

    /// <summary>The line of the element, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The column of the element's name, from 1.</summary>
    public int Column { get; init; }
}
