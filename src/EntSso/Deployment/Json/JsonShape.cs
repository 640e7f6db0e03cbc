namespace EntSso.Deployment.Json;

/// <summary>What a form's values are in JSON: enough to make the published schema of it.</summary>
internal sealed record JsonShape
{
    /// <summary>The JSON type: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c>, <c>object</c>, or <c>origin</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether null is a value.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether it is a fact about <see cref="Items"/>.</summary>
    public bool IsFact { get; init; }

    /// <summary>The words that a text may be, in this version; empty for any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The JSON Schema format of a text, or empty.</summary>
    public string Format { get; init; } = "";

    /// <summary>The smallest allowed number, or null.</summary>
    public int? Minimum { get; init; }

    /// <summary>The greatest allowed number, or null.</summary>
    public int? Maximum { get; init; }

    /// <summary>The shape of an array's items or of a fact's value.</summary>
    public JsonShape? Items { get; init; }

    /// <summary>The name of a record's type.</summary>
    public string Record { get; init; } = "";

    /// <summary>A record's properties in the order of writing.</summary>
    public IReadOnlyList<JsonShapeProperty> Properties { get; init; } = [];
}

/// <summary>A property of a record's shape.</summary>
internal sealed record JsonShapeProperty(string Name, bool IsRequired, JsonShape Shape);
