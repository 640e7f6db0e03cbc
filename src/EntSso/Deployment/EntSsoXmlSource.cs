namespace EntSso.Deployment;

/// <summary>A <c>SourceMA</c> element: a management agent of an external system and how its accounts are found.</summary>
public sealed record EntSsoXmlSource
{
    /// <summary>The management agent's name; empty when the attribute is missing.</summary>
    public required string Name { get; init; }

    /// <summary>The object type; the default is <c>person</c>.</summary>
    public Stated<string> ObjectType { get; init; } = new("person", false);

    /// <summary>The attribute that holds the external user; the default is <c>uid</c>.</summary>
    public Stated<string> Attribute { get; init; } = new("uid", false);

    /// <summary>The line of the element, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The column of the element's name, from 1.</summary>
    public int Column { get; init; }
}
