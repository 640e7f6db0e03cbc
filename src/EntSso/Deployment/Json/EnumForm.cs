namespace EntSso.Deployment.Json;

/// <summary>The form of an enumeration: its names in camel case. A name of a later version is passed over, not refused.</summary>
internal sealed class EnumForm<T> : Form<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values;
    private readonly Dictionary<T, string> _names = [];

    public EnumForm()
    {
        string[] names = typeof(T).GetEnumNames();
        _values = names.ToDictionary(CamelCase, Parse, StringComparer.Ordinal);
        foreach (KeyValuePair<string, T> pair in _values)
        {
            _names[pair.Value] = pair.Key;
        }

        Shape = new JsonShape { Type = "string", Words = [.. names.Select(CamelCase)] };
    }

    public override JsonShape Shape { get; }

    public override void Write(T value, FormWriter writer) =>
        writer.Json.Text(_names.TryGetValue(value, out string? name) ? name : throw new ArgumentException($"{value} is no {typeof(T).Name}.", nameof(value)));

    public override T Read(FormReader reader)
    {
        reader.Expect(JsonToken.Text, $"one of {string.Join(", ", _values.Keys)}");
        string name = reader.Json.Text;
        if (_values.TryGetValue(name, out T value))
        {
            return value;
        }

        reader.NotUnderstood = $"this version does not know the word \"{name}\"";
        reader.PassOver("", $"This version does not know the word \"{name}\" here; it is passed over.");
        return default;
    }

    public override bool IsAbsent(T value, T initial) => EqualityComparer<T>.Default.Equals(value, initial);

    private static T Parse(string name) => Enum.TryParse(name, out T value) ? value : throw new ArgumentException($"{name} is no {typeof(T).Name}.", nameof(name));

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
