namespace EntSso.Collection;

/// <summary>An attribute and its place.</summary>
internal sealed record LocatedXmlAttribute(string Name, string Value, int Line, int Column);
