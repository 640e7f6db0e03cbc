namespace EntSso.Deployment.Json;

/// <summary>A property of a record's shape.</summary>
internal sealed record JsonShapeProperty(string Name, bool IsRequired, JsonShape Shape);
