namespace EntSso.Deployment;

/// <summary>
/// The contents of ENTSSO.xml, the configuration of all ENTSSO management agents of an engine. Elements and attributes are
/// case-sensitive. What does not fit is in <see cref="Issues"/>; what could be understood is in the lists all the same.
/// </summary>
public sealed record EntSsoXmlFile
{
    /// <summary>The file's path or name.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the whole file is well-formed XML. When not, the lists hold what stands before the error.</summary>
    public required bool IsWellFormed { get; init; }

    /// <summary>The <c>SourceMA</c> elements in the order of the file.</summary>
    public IReadOnlyList<EntSsoXmlSource> Sources { get; init; } = [];

    /// <summary>The <c>ENTSSOMA</c> elements in the order of the file.</summary>
    public IReadOnlyList<EntSsoXmlAgent> Agents { get; init; } = [];

    /// <summary>Every structural problem in the order of the file.</summary>
    public IReadOnlyList<EntSsoXmlIssue> Issues { get; init; } = [];
}
