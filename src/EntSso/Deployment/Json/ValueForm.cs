namespace EntSso.Deployment.Json;

/// <summary>The form of a plain value: text, number, switch, time.</summary>
internal sealed class ValueForm<T>(JsonShape shape, Action<T, JsonWriter> write, Func<FormReader, T> read) : Form<T>
{
    /// <summary>How two values of the same thing become one, when not by taking the first.</summary>
    public Func<T, T, T>? Merger { get; init; }

    public override JsonShape Shape => shape;

    public override void Write(T value, FormWriter writer) => write(value, writer.Json);

    public override T Read(FormReader reader) => read(reader);

    protected override T Merge(T first, T second, T initial) =>
        Merger is null || IsAbsent(first, initial) ? base.Merge(first, second, initial) : Merger(first, second);
}

/// <summary>The form of an enumeration: its names in camel case. A name of a later version is skipped, not refused.</summary>
/// <remarks>
/// The dictionaries hold boxed values: the runtime would compile a dictionary for each enumeration at each start of a process, a fifth of
/// all methods that <c>diagnose</c> compiles.
/// </remarks>
internal sealed class EnumForm<T> : Form<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> _names = [];

    public EnumForm()
    {
        // Names and values come in the same order.
        string[] names = typeof(T).GetEnumNames();
        Array values = typeof(T).GetEnumValues();
        for (int i = 0; i < names.Length; i++)
        {
            string word = MessageText.LowerFirst(names[i]);
            object value = values.GetValue(i)!;
            _values[word] = value;
            _names[value] = word;
        }
    }

    public override JsonShape Shape => new() { Type = "string", Words = [.. _values.Keys] };

    public override void Write(T value, FormWriter writer) => writer.Json.Value(
        _names.TryGetValue(value, out string? name)
            ? name
            : throw new ArgumentException($"{value} is not a {typeof(T).Name}.", nameof(value)));

    public override T Read(FormReader reader)
    {
        reader.Expect(JsonToken.Text, $"one of {string.Join(", ", _values.Keys)}");
        string name = reader.Json.Text;
        if (_values.TryGetValue(name, out object? value))
        {
            return (T)value;
        }

        reader.NotUnderstood = $"this version does not support the value \"{name}\"";
        reader.PassOver("", $"This version does not support the value \"{name}\" here; it is skipped.");
        return default;
    }
}

/// <summary>The form of a number, switch or time that may be null.</summary>
internal sealed class NullableForm<T>(Form<T> form) : Form<T?>
    where T : struct
{
    public override JsonShape Shape => form.Shape with { IsNullable = true };

    public override void Write(T? value, FormWriter writer)
    {
        if (value is T known)
        {
            form.Write(known, writer);
        }
        else
        {
            writer.Json.Null();
        }
    }

    public override T? Read(FormReader reader) => reader.Json.Token == JsonToken.Null ? null : form.Read(reader);

    public override bool IsAbsent(T? value, T? initial) => value is null;
}

/// <summary>The form of a text or record that may be null.</summary>
internal sealed class OptionalForm<T>(Form<T> form) : Form<T?>
    where T : class
{
    public override bool IsInline => form.IsInline;

    public override JsonShape Shape => form.Shape with { IsNullable = true };

    public override void Write(T? value, FormWriter writer)
    {
        if (value is null)
        {
            writer.Json.Null();
        }
        else
        {
            form.Write(value, writer);
        }
    }

    public override T? Read(FormReader reader) => reader.Json.Token == JsonToken.Null ? null : form.Read(reader);

    public override bool IsAbsent(T? value, T? initial) => value is null;

    public override T? Complete(T? newer, T? older) => newer is null || older is null ? newer : form.Complete(newer, older);

    public override void CollectOrigins(T? value, OriginTable origins)
    {
        if (value is not null)
        {
            form.CollectOrigins(value, origins);
        }
    }
}

/// <summary>The form of a setting that a file may state or leave out: it is stated when its property is there.</summary>
internal sealed class StatedForm<T>(Form<T> form) : Form<Stated<T>>
{
    public override bool IsInline => form.IsInline;

    public override JsonShape Shape => form.Shape;

    public override void Write(Stated<T> value, FormWriter writer) => form.Write(value.Value, writer);

    public override Stated<T> Read(FormReader reader) => new(form.Read(reader), true);

    public override bool IsAbsent(Stated<T> value, Stated<T> initial) => !value.IsStated;
}

/// <summary>The form of an origin that a whole record carries: its key.</summary>
internal sealed class OriginForm : Form<FactOrigin?>
{
    public override JsonShape Shape => new() { Type = "origin" };

    public override void Write(FactOrigin? value, FormWriter writer)
    {
        if (value is null)
        {
            writer.Json.Null();
        }
        else
        {
            writer.Json.Value(writer.Key(value));
        }
    }

    public override FactOrigin? Read(FormReader reader)
    {
        if (reader.Json.Token == JsonToken.Null)
        {
            return null;
        }

        reader.Expect(JsonToken.Text, "the key of an origin");
        return reader.Origin(reader.Json.Text, 0, 0);
    }

    public override bool IsAbsent(FactOrigin? value, FactOrigin? initial) => value is null;

    public override void CollectOrigins(FactOrigin? value, OriginTable origins) => origins.Add(value);
}
