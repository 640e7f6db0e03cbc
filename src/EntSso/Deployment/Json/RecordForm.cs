namespace EntSso.Deployment.Json;

/// <summary>The form of a record: its properties in a fixed order.</summary>
internal sealed class RecordForm<T> : Form<T>
    where T : notnull
{
    private readonly T _initial;
    private readonly RecordProperty<T>[] _properties;
    private readonly Dictionary<string, int> _places;
    private readonly ulong _required;
    private readonly bool _isInline;

    /// <summary>Declares a record.</summary>
    /// <param name="initial">The record when nothing was said; required properties hold anything.</param>
    /// <param name="properties">The properties in the order of writing, 64 at most.</param>
    public RecordForm(T initial, params RecordProperty<T>[] properties)
        : this(initial, false, properties)
    {
    }

    /// <summary>Declares a record.</summary>
    /// <param name="initial">The record when nothing was said; required properties hold anything.</param>
    /// <param name="isInline">Whether a record takes one line: for long lists of small records.</param>
    /// <param name="properties">The properties in the order of writing, 64 at most.</param>
    public RecordForm(T initial, bool isInline, params RecordProperty<T>[] properties)
    {
        _initial = initial;
        _isInline = isInline;
        _properties = properties;
        _places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < properties.Length; i++)
        {
            _places.Add(properties[i].Name, i);
            _required |= properties[i].IsRequired ? 1UL << i : 0;
        }

        Shape = new JsonShape
        {
            Type = "object",
            Record = typeof(T).Name,
            Properties = [.. properties.Select(property => new JsonShapeProperty(property.Name, property.IsRequired, property.Shape))],
        };
    }

    /// <summary>How two records of the same thing are merged when not property by property.</summary>
    public Func<T, T, T>? Merger { get; init; }

    /// <summary>Whether two values of one fact are about the same thing, so that the newer may take from the older what it does not know.</summary>
    public Func<T, T, bool>? IsSameThing { get; init; }

    public override bool IsInline => _isInline;

    public override bool HasIdentities => _properties.Any(property => property.HasIdentities);

    public override JsonShape Shape { get; }

    public override void Write(T value, FormWriter writer)
    {
        writer.Json.ObjectStart(_isInline);
        WriteProperties(value, writer);
        writer.Json.ObjectEnd();
    }

    /// <summary>Writes the properties into an object that is already begun.</summary>
    public void WriteProperties(T value, FormWriter writer)
    {
        foreach (RecordProperty<T> property in _properties)
        {
            property.Write(value, _initial, writer);
        }
    }

    public override T Read(FormReader reader) => Read(reader, []);

    /// <summary>Reads the record and passes in silence over properties that somebody else reads.</summary>
    public T Read(FormReader reader, params string[] otherProperties)
    {
        reader.Expect(JsonToken.ObjectStart, "an object");
        JsonTextReader json = reader.Json;
        T record = _initial;
        ulong seen = 0;
        int next = 0;
        while (json.Next() == JsonToken.PropertyName)
        {
            // Written in this order, so the next one is nearly always the one.
            string name = json.Text;
            while (next < _properties.Length && _properties[next].Name != name)
            {
                next++;
            }

            if (next == _properties.Length && !_places.TryGetValue(name, out next))
            {
                PassOver(name, otherProperties, reader);
                next = 0;
                continue;
            }

            if ((seen & (1UL << next)) != 0)
            {
                throw reader.Error($"the property \"{name}\" stands twice");
            }

            seen |= 1UL << next;
            json.Next();
            reader.Enter(name);
            record = _properties[next].Read(record, reader);
            reader.Leave();
            next++;
        }

        if ((seen & _required) != _required)
        {
            int missing = 0;
            while ((seen & (1UL << missing)) != 0 || !_properties[missing].IsRequired)
            {
                missing++;
            }

            throw reader.Error($"the property \"{_properties[missing].Name}\" is missing before this closing brace");
        }

        return record;
    }

    public override bool IsAbsent(T value, T initial)
    {
        foreach (RecordProperty<T> property in _properties)
        {
            if (!property.IsAbsent(value, initial))
            {
                return false;
            }
        }

        return true;
    }

    public override T Merge(T first, T second, T initial)
    {
        if (Merger is not null)
        {
            return Merger(first, second);
        }

        T merged = first;
        foreach (RecordProperty<T> property in _properties)
        {
            merged = property.Merge(merged, second, _initial);
        }

        return merged;
    }

    public override T Complete(T newer, T older) => IsSameThing is not null && IsSameThing(newer, older) ? Merge(newer, older, _initial) : newer;

    public override void CollectOrigins(T value, OriginTable origins)
    {
        foreach (RecordProperty<T> property in _properties)
        {
            property.CollectOrigins(value, origins);
        }
    }

    private static void PassOver(string name, string[] otherProperties, FormReader reader)
    {
        if (otherProperties.Contains(name))
        {
            reader.Json.Next();
            reader.Json.SkipValue();
        }
        else
        {
            reader.PassOverProperty();
        }
    }
}
