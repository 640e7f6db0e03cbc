namespace EntSso.Deployment;

/// <summary>
/// The contents of ENTSSO.xml, the configuration of all ENTSSO management agents of an engine. Elements and attributes are
/// case-sensitive. What does not fit is in <see cref="Issues"/>; what could be understood is in the lists anyway.
/// </summary>
public sealed record EntSsoXmlFile
{
    /// <summary>The file's path or name.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the whole file is well-formed XML. When not, the lists hold what is before the error.</summary>
    public required bool IsWellFormed { get; init; }

    /// <summary>The <c>SourceMA</c> elements in the order of the file.</summary>
    public IReadOnlyList<EntSsoXmlSource> Sources { get; init; } = [];

    /// <summary>The <c>ENTSSOMA</c> elements in the order of the file.</summary>
    public IReadOnlyList<EntSsoXmlAgent> Agents { get; init; } = [];

    /// <summary>Every structural problem in the order of the file.</summary>
    public IReadOnlyList<EntSsoXmlIssue> Issues { get; init; } = [];
}

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

/// <summary>A structural problem in ENTSSO.xml and its place.</summary>
public sealed record EntSsoXmlIssue
{
    /// <summary>What kind of problem.</summary>
    public required EntSsoXmlIssueKind Kind { get; init; }

    /// <summary>The element, attribute or value that the problem is about.</summary>
    public required string Subject { get; init; }

    /// <summary>What happened and what was expected, in one sentence or two.</summary>
    public required string Message { get; init; }

    /// <summary>The line, from 1; 0 when the parser does not show it.</summary>
    public int Line { get; init; }

    /// <summary>The column, from 1; 0 when the parser does not show it.</summary>
    public int Column { get; init; }
}

/// <summary>The kinds of structural problems in ENTSSO.xml.</summary>
public enum EntSsoXmlIssueKind : long
{
    /// <summary>The file is not well-formed XML, uses a document type, or is beyond the reader's limits.</summary>
    NotWellFormed,

    /// <summary>The root element is not <c>sso</c>.</summary>
    WrongRoot,

    /// <summary>An element that the format does not define at this place.</summary>
    UnknownElement,

    /// <summary>An attribute that the format does not define on this element.</summary>
    UnknownAttribute,

    /// <summary>A known element or attribute in wrong upper or lower case.</summary>
    WrongCase,

    /// <summary>An element <c>ENTSSO</c>, as the documentation's text calls it, where the product's sample has <c>ENTSSOMA</c>.</summary>
    EntSsoInsteadOfEntSsoMa,

    /// <summary>A required attribute is missing or empty.</summary>
    MissingAttribute,

    /// <summary>A name that must be unique is duplicated.</summary>
    Duplicate,

    /// <summary>A value that is neither <c>true</c> nor <c>false</c>.</summary>
    BadBoolean,

    /// <summary>A required element is missing: no <c>ENTSSOMA</c> in the file, no <c>Application</c> in an <c>ENTSSOMA</c>.</summary>
    MissingElement,

    /// <summary>Text where only elements belong.</summary>
    UnexpectedText,
}

/// <summary>A setting that a file states or leaves to its default.</summary>
/// <param name="Value">The value in effect.</param>
/// <param name="IsStated">Whether the file states it; otherwise <paramref name="Value"/> is the documented default.</param>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Stated<T>(T Value, bool IsStated);
