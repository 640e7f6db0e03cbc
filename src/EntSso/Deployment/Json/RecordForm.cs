namespace EntSso.Deployment.Json;

/// <summary>
/// The form of a record: its properties in the order of writing, 64 at most. A declaration is finished before another form uses it.
/// </summary>
/// <param name="initial">The record when nothing was said; required properties hold anything.</param>
/// <param name="isInline">Whether a record takes one line: for long lists of small records.</param>
internal sealed class RecordForm<T>(T initial, bool isInline = false) : Form<T>
    where T : notnull
{
    private readonly List<Property> _properties = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private ulong _required;
    private Func<T, T, T>? _merger;
    private Func<T, T, bool>? _isSameThing;

    public override bool IsInline => isInline;

    public override bool HasIdentities => _properties.Exists(property => property.HasIdentities);

    public override JsonShape Shape => new()
    {
        Type = "object",
        Record = typeof(T).Name,
        Properties = [.. _properties.Select(property => new JsonShapeProperty(property.Name, property.IsRequired, property.Shape))],
    };

    /// <summary>Declares a property without which a record is refused.</summary>
    public RecordForm<T> Required<TValue>(string name, Func<T, TValue> get, Func<T, TValue, T> with, Form<TValue> form) =>
        Add(new Property<TValue>(name, true, get, with, form));

    /// <summary>Declares a property that is left out when it says no more than the initial record.</summary>
    public RecordForm<T> Optional<TValue>(string name, Func<T, TValue> get, Func<T, TValue, T> with, Form<TValue> form) =>
        Add(new Property<TValue>(name, false, get, with, form));

    /// <summary>Declares how two records of the same thing are merged, when not property by property.</summary>
    public RecordForm<T> MergedBy(Func<T, T, T> merger)
    {
        _merger = merger;
        return this;
    }

    /// <summary>
    /// Declares when two values of one fact (newer, older) are about the same thing, so that the newer takes from the older what it
    /// does not know.
    /// </summary>
    public RecordForm<T> CompletedWhen(Func<T, T, bool> isSameThing)
    {
        _isSameThing = isSameThing;
        return this;
    }

    public override void Write(T value, FormWriter writer)
    {
        writer.Json.StartObject(isInline);
        WriteProperties(value, writer);
        writer.Json.EndObject();
    }

    /// <summary>Writes the properties into an object that is already begun.</summary>
    public void WriteProperties(T value, FormWriter writer) => _properties.ForEach(property => property.Write(value, initial, writer));

    public override T Read(FormReader reader) => Read(reader, []);

    /// <summary>Reads the record and passes in silence over properties that are read elsewhere.</summary>
    public T Read(FormReader reader, params string[] otherProperties)
    {
        reader.Expect(JsonToken.ObjectStart, "an object");
        JsonTextReader json = reader.Json;
        T record = initial;
        ulong seen = 0;
        int next = 0;
        while (json.Next() == JsonToken.PropertyName)
        {
            // Written in this order, so the next one is nearly always the one.
            string name = json.Text;
            while (next < _properties.Count && _properties[next].Name != name)
            {
                next++;
            }

            if (next == _properties.Count && !_places.TryGetValue(name, out next))
            {
                PassOver(name, otherProperties, reader);
                next = 0;
                continue;
            }

            if ((seen & (1UL << next)) != 0)
            {
                throw reader.Error($"the property \"{name}\" is duplicated");
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
            Property missing = _properties.Where((property, place) => property.IsRequired && (seen & (1UL << place)) == 0).First();
            throw reader.Error($"the property \"{missing.Name}\" is missing before this closing brace");
        }

        return record;
    }

    public override bool IsAbsent(T value, T initial) => _properties.TrueForAll(property => property.IsAbsent(value, initial));

    public override T Merge(IReadOnlyList<T> values, T _) =>
        _merger is not null ? values.Aggregate(_merger)
        : _properties.Aggregate(values[0], (merged, property) => property.Merge(merged, values, initial));

    public override T Complete(T newer, T older) => _isSameThing?.Invoke(newer, older) == true ? Merge([newer, older], initial) : newer;

    public override bool HasFacts => _properties.Exists(property => property.HasFacts);

    public override string NameOf(T value) => _properties.Find(property => property.Name == "name")?.TextOf(value) ?? "";

    public override void Compare(IReadOnlyList<(int Part, T Value)> values, T merged, FactComparison comparison)
    {
        foreach (Property property in _properties.Where(property => property.HasFacts && !FactComparison.IsOfTheMoment(property.Name)))
        {
            comparison.Enter(property.Name);
            property.Compare(values, merged, comparison);
            comparison.Leave();
        }
    }

    public override void CollectOrigins(T value, OriginTable origins) =>
        _properties.ForEach(property => property.CollectOrigins(value, origins));

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

    private RecordForm<T> Add(Property property)
    {
        _places.Add(property.Name, _properties.Count);
        _required |= property.IsRequired ? 1UL << _properties.Count : 0;
        _properties.Add(property);
        return this;
    }

    private abstract class Property(string name, bool isRequired)
    {
        public string Name => name;

        public bool IsRequired => isRequired;

        public abstract JsonShape Shape { get; }

        public abstract bool HasIdentities { get; }

        public abstract bool HasFacts { get; }

        public abstract string? TextOf(T record);

        public abstract void Compare(IReadOnlyList<(int Part, T Value)> records, T merged, FactComparison comparison);

        public abstract void Write(T record, T initial, FormWriter writer);

        public abstract T Read(T record, FormReader reader);

        public abstract bool IsAbsent(T record, T initial);

        public abstract T Merge(T merged, IReadOnlyList<T> records, T initial);

        public abstract void CollectOrigins(T record, OriginTable origins);
    }

    private sealed class Property<TValue>(string name, bool isRequired, Func<T, TValue> get, Func<T, TValue, T> with, Form<TValue> form)
        : Property(name, isRequired)
    {
        public override JsonShape Shape => form.Shape;

        public override bool HasIdentities => form.HasIdentities;

        public override bool HasFacts => form.HasFacts;

        public override string? TextOf(T record) => get(record) as string;

        public override void Compare(IReadOnlyList<(int Part, T Value)> records, T merged, FactComparison comparison) =>
            form.Compare([.. records.Select(record => (record.Part, get(record.Value)))], get(merged), comparison);

        public override void Write(T record, T initial, FormWriter writer)
        {
            TValue value = get(record);
            if (IsRequired || !form.IsAbsent(value, get(initial)))
            {
                writer.Json.Name(Name);
                form.Write(value, writer);
            }
        }

        public override T Read(T record, FormReader reader) => with(record, form.Read(reader));

        public override bool IsAbsent(T record, T initial) => !IsRequired && form.IsAbsent(get(record), get(initial));

        public override T Merge(T merged, IReadOnlyList<T> records, T initial)
        {
            if (records.Count == 1 && !form.HasIdentities)
            {
                return merged;
            }

            var values = new TValue[records.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = get(records[i]);
            }

            return with(merged, form.Merge(values, get(initial)));
        }

        public override void CollectOrigins(T record, OriginTable origins) => form.CollectOrigins(get(record), origins);
    }
}
