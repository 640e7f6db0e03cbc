namespace EntSso.Deployment.Json;

/// <summary>
/// What makes entries of lists the same thing. Gets all lists, because a short host name means something only among the long ones,
/// and gives the key of an entry; keys are compared without case.
/// </summary>
internal delegate Func<T, string> Identity<T>(IReadOnlyList<IReadOnlyList<T>> lists);

/// <summary>The form of a list. With an identity lists are merged item by item, without one the first that is not empty is taken.</summary>
internal sealed class ListForm<T>(Form<T> form, Identity<T>? identity = null) : Form<IReadOnlyList<T>>
{
    public override bool IsInline => false;

    public override bool HasIdentities => identity is not null;

    public override JsonShape Shape => new() { Type = "array", Items = form.Shape };

    public override void Write(IReadOnlyList<T> value, FormWriter writer)
    {
        writer.Json.StartArray();
        foreach (T item in value)
        {
            form.Write(item, writer);
        }

        writer.Json.EndArray();
    }

    public override IReadOnlyList<T> Read(FormReader reader)
    {
        reader.Expect(JsonToken.ArrayStart, "an array");
        List<T> items = [];
        while (reader.Json.Next() != JsonToken.ArrayEnd)
        {
            reader.Enter(items.Count);
            items.Add(form.Read(reader));
            reader.Leave();
        }

        return items.Count == 0 ? [] : items;
    }

    public override bool IsAbsent(IReadOnlyList<T> value, IReadOnlyList<T> initial) => value.Count == 0;

    public override IReadOnlyList<T> Merge(IReadOnlyList<IReadOnlyList<T>> values, IReadOnlyList<T> initial)
    {
        if (identity is null)
        {
            return base.Merge(values, initial);
        }

        // Deployments are merged several times on their way, mostly with parts that add nothing to a list.
        IReadOnlyList<T>[] filled = [.. values.Where(list => list.Count > 0)];
        if (filled.Length == 0 || (filled.Length == 1 && filled[0] is MergedList))
        {
            return filled.Length == 0 ? values[0] : filled[0];
        }

        // Also within one list: entries of it may be the same thing, and a second merge must find nothing more to do.
        Func<T, string> key = identity(values);
        MergedList merged = new(values.Max(list => list.Count));
        Dictionary<string, int> places = new(merged.Capacity, StringComparer.OrdinalIgnoreCase);
        Dictionary<int, List<T>> same = [];
        foreach (T item in values.SelectMany(list => list))
        {
            string name = key(item);
            if (!places.TryGetValue(name, out int place))
            {
                places.Add(name, merged.Count);
                merged.Add(item);
            }
            else if (same.TryGetValue(place, out List<T>? items))
            {
                items.Add(item);
            }
            else
            {
                same.Add(place, [merged[place], item]);
            }
        }

        bool hasInnerLists = form.HasIdentities;
        for (int i = 0; i < merged.Count; i++)
        {
            if (same.TryGetValue(i, out List<T>? items))
            {
                merged[i] = form.Merge(items, items[0]);
            }
            else if (hasInnerLists)
            {
                merged[i] = form.Merge([merged[i]], merged[i]);
            }
        }

        return merged;
    }

    public override bool HasFacts => identity is not null && form.HasFacts;

    public override void Compare(
        IReadOnlyList<(int Part, IReadOnlyList<T> Value)> values, IReadOnlyList<T> merged, FactComparison comparison)
    {
        if (!HasFacts || merged.Count == 0)
        {
            return;
        }

        Func<T, string> key = identity!([merged, .. values.Select(list => list.Value)]);
        ILookup<string, (int Part, T Value)> items = values.SelectMany(list => list.Value.Select(item => (list.Part, Value: item)))
            .ToLookup(item => key(item.Value), StringComparer.OrdinalIgnoreCase);
        HashSet<string> compared = new(StringComparer.OrdinalIgnoreCase);
        foreach (T same in merged)
        {
            string name = key(same);
            if (compared.Add(name) && items.Contains(name))
            {
                comparison.Enter(form.NameOf(same) is { Length: > 0 } known ? known : Identities.Words(name));
                form.Compare([.. items[name]], same, comparison);
                comparison.Leave();
            }
        }
    }

    public override void CollectOrigins(IReadOnlyList<T> value, OriginTable origins)
    {
        foreach (T item in value)
        {
            form.CollectOrigins(item, origins);
        }
    }

    /// <summary>A list in which no two entries are the same thing.</summary>
    private sealed class MergedList(int capacity) : List<T>(capacity);
}
