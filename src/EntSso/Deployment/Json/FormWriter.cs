namespace EntSso.Deployment.Json;

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
