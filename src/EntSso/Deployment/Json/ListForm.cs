namespace EntSso.Deployment.Json;

/// <summary>The form of a list. With an identity two lists are merged item by item, without one the newer list stands.</summary>
internal sealed class ListForm<T> : Form<IReadOnlyList<T>>
{
    private readonly Form<T> _form;
    private readonly Identity<T>? _identity;

    public ListForm(Form<T> form, Identity<T>? identity = null)
    {
        _form = form;
        _identity = identity;
        Shape = new JsonShape { Type = "array", Items = form.Shape };
    }

    public override bool IsInline => false;

    public override bool HasIdentities => _identity is not null;

    public override JsonShape Shape { get; }

    public override void Write(IReadOnlyList<T> value, FormWriter writer)
    {
        writer.Json.ArrayStart();
        foreach (T item in value)
        {
            _form.Write(item, writer);
        }

        writer.Json.ArrayEnd();
    }

    public override IReadOnlyList<T> Read(FormReader reader)
    {
        reader.Expect(JsonToken.ArrayStart, "an array");
        List<T> items = [];
        while (reader.Json.Next() != JsonToken.ArrayEnd)
        {
            reader.Enter(items.Count);
            items.Add(_form.Read(reader));
            reader.Leave();
        }

        return items.Count == 0 ? [] : items;
    }

    public override bool IsAbsent(IReadOnlyList<T> value, IReadOnlyList<T> initial) => value.Count == 0;

    public override IReadOnlyList<T> Merge(IReadOnlyList<T> first, IReadOnlyList<T> second, IReadOnlyList<T> initial)
    {
        if (_identity is null)
        {
            return first.Count == 0 ? second : first;
        }

        // Also within one list: entries of it may be the same thing, and a second merge must find nothing more to do.
        bool hasInnerLists = _form.HasIdentities;
        Func<T, string> key = _identity([first, second]);
        List<T> merged = new(Math.Max(first.Count, second.Count));
        Dictionary<string, int> places = new(merged.Capacity, StringComparer.OrdinalIgnoreCase);
        foreach (IReadOnlyList<T> items in new[] { first, second })
        {
            foreach (T item in items)
            {
                string name = key(item);
                if (places.TryGetValue(name, out int place))
                {
                    merged[place] = _form.Merge(merged[place], item, item);
                }
                else
                {
                    places.Add(name, merged.Count);
                    merged.Add(hasInnerLists ? _form.Merge(item, item, item) : item);
                }
            }
        }

        return merged;
    }

    public override void CollectOrigins(IReadOnlyList<T> value, OriginTable origins)
    {
        foreach (T item in value)
        {
            _form.CollectOrigins(item, origins);
        }
    }
}
