using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>The value of one line and its place.</summary>
internal sealed record DisplayDbLine(string Value, FactOrigin Origin);
