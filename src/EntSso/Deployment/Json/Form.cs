namespace EntSso.Deployment.Json;

/// <summary>
/// How one type of value is written, read and merged. One declaration for all three keeps them in step: what can be written can be
/// read back, and nothing is forgotten in a merge.
/// </summary>
internal abstract class Form<T>
{
    /// <summary>Whether the value fits on one line.</summary>
    public virtual bool IsInline => true;

    /// <summary>Whether a merge may unite entries of a list inside of one value.</summary>
    public virtual bool HasIdentities => false;

    /// <summary>What the value is in JSON, for the schema.</summary>
    public abstract JsonShape Shape { get; }

    public abstract void Write(T value, FormWriter writer);

    /// <summary>Reads the value that begins at the current piece and stays on its last piece.</summary>
    public abstract T Read(FormReader reader);

    /// <summary>Whether the value says no more than <paramref name="initial"/>, so that it need not be written.</summary>
    public virtual bool IsAbsent(T value, T initial) => EqualityComparer<T>.Default.Equals(value, initial);

    /// <summary>
    /// Merges values of the same thing, the preferred one first; <paramref name="initial"/> is what a record has when nothing was said.
    /// The cost grows with the number of values, not with its square.
    /// </summary>
    public virtual T Merge(IReadOnlyList<T> values, T initial)
    {
        T merged = values[0];
        for (int i = 1; i < values.Count; i++)
        {
            merged = Merge(merged, values[i], initial);
        }

        return merged;
    }

    /// <summary>Adds to a newer value what only the older one knows.</summary>
    public virtual T Complete(T newer, T older) => newer;

    /// <summary>Whether there are facts in the value.</summary>
    public virtual bool HasFacts => false;

    /// <summary>The name by which people know a value; empty where it has none.</summary>
    public virtual string NameOf(T value) => "";

    /// <summary>
    /// Notes the facts in which the values of numbered parts differ from what they were merged to. The cost grows with their number.
    /// </summary>
    public virtual void Compare(IReadOnlyList<(int Part, T Value)> values, T merged, FactComparison comparison)
    {
    }

    /// <summary>Notes every origin in the value.</summary>
    public virtual void CollectOrigins(T value, OriginTable origins)
    {
    }

    protected virtual T Merge(T first, T second, T initial) => IsAbsent(first, initial) ? second : first;
}

/// <summary>What a form's values are in JSON: enough to make the published schema of it.</summary>
internal sealed record JsonShape
{
    /// <summary>
    /// The JSON type: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c>, <c>object</c>, or <c>origin</c>.
    /// </summary>
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

/// <summary>The state of one writing: the JSON text and the key of every origin.</summary>
internal sealed class FormWriter
{
    private readonly IReadOnlyDictionary<FactOrigin, string> _keys;

    public FormWriter(JsonWriter json, IReadOnlyDictionary<FactOrigin, string> keys)
    {
        Json = json;
        _keys = keys;
    }

    public JsonWriter Json { get; }

    /// <summary>The key of an origin, whatever its line.</summary>
    public string Key(FactOrigin origin) => _keys[OriginTable.WholeSource(origin)];
}
