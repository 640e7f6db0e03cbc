namespace EntSso.Deployment.Json;

/// <summary>
/// The form of a fact: <c>{ "value": …, "origin": … }</c> or <c>{ "unknown": reason, "origin": … }</c>. A fact that no one asked for
/// is not written.
/// </summary>
internal sealed class FactForm<T>(Form<T> form) : Form<Fact<T>>
{
    public override bool IsInline => form.IsInline;

    public override JsonShape Shape => new() { Type = "object", IsFact = true, Items = form.Shape };

    public override void Write(Fact<T> value, FormWriter writer)
    {
        JsonWriter json = writer.Json;
        json.StartObject(IsInline || !value.IsKnown);
        if (value.IsKnown)
        {
            json.Name("value");
            form.Write(value.Value, writer);
        }
        else
        {
            json.Name("unknown").Value(value.Reason);
        }

        if (value.Origin is FactOrigin origin)
        {
            json.Name("origin").Value(writer.Key(origin));
            WriteNumber(json, "line", origin.Line);
            WriteNumber(json, "column", origin.Column);
            if (origin.IsInferred)
            {
                json.Name("inferred").Value(true);
            }
        }

        json.EndObject();
    }

    public override Fact<T> Read(FormReader reader)
    {
        reader.Expect(JsonToken.ObjectStart, "a fact: an object with \"value\" or \"unknown\"");
        JsonTextReader json = reader.Json;
        bool isKnown = false;
        T value = default!;
        string? reason = null;
        string? key = null;
        int line = 0;
        int column = 0;
        bool isInferred = false;
        while (json.Next() == JsonToken.PropertyName)
        {
            switch (json.Text)
            {
                case "value":
                    json.Next();
                    reader.NotUnderstood = null;
                    value = form.Read(reader);
                    isKnown = reader.NotUnderstood is null;
                    reason = reader.NotUnderstood ?? reason;
                    reader.NotUnderstood = null;
                    break;
                case "unknown":
                    json.Next();
                    reader.Expect(JsonToken.Text, "the reason why the fact is unknown");
                    reason = Fact.HasWords(json.Text) ? json.Text : throw reader.Error("expected the reason why the fact is unknown");
                    break;
                case "origin":
                    json.Next();
                    reader.Expect(JsonToken.Text, "the key of an origin");
                    key = json.Text;
                    reader.Origin(key, 0, 0);
                    break;
                case "line":
                    line = ReadNumber(reader);
                    break;
                case "column":
                    column = ReadNumber(reader);
                    break;
                case "inferred":
                    json.Next();
                    isInferred = BasicForms.Switch.Read(reader);
                    break;
                default:
                    reader.PassOverProperty();
                    break;
            }
        }

        if (isKnown && reason is not null)
        {
            throw reader.Error("a fact has either \"value\" or \"unknown\"");
        }

        FactOrigin? origin = key is null ? null : reader.Origin(key, line, column);
        origin = isInferred && origin is not null ? origin with { IsInferred = true } : origin;
        return isKnown ? Fact.Known(value, origin)
            : reason is not null ? Fact.Unknown<T>(reason, origin)
            : throw reader.Error("expected a fact with \"value\" or \"unknown\"");
    }

    public override bool IsAbsent(Fact<T> value, Fact<T> initial) => !value.IsKnown && value.Origin is null && value == default;

    public override void CollectOrigins(Fact<T> value, OriginTable origins)
    {
        origins.Add(value.Origin);
        if (value.IsKnown)
        {
            form.CollectOrigins(value.Value, origins);
        }
    }

    public override bool HasFacts => true;

    public override void Compare(IReadOnlyList<(int Part, Fact<T> Value)> values, Fact<T> merged, FactComparison comparison)
    {
        if (!merged.IsKnown || FactComparison.TextOf(merged.Value) is not { } used)
        {
            return;
        }

        foreach ((int part, Fact<T> value) in values)
        {
            if (value.IsKnown && FactComparison.TextOf(value.Value) is { } text)
            {
                comparison.Add(part, text, value.Origin, used, merged.Origin);
            }
        }
    }

    /// <summary>Known beats unknown, then newer beats older; at the same time the first.</summary>
    protected override Fact<T> Merge(Fact<T> first, Fact<T> second, Fact<T> initial)
    {
        if (first.IsKnown != second.IsKnown)
        {
            return first.IsKnown ? first : second;
        }

        if (!first.IsKnown && (IsAbsent(first, default) || IsAbsent(second, default)))
        {
            return IsAbsent(first, default) ? second : first;
        }

        bool secondIsNewer = FactOrigin.TimeOf(second.Origin) > FactOrigin.TimeOf(first.Origin);
        Fact<T> newer = secondIsNewer ? second : first;
        Fact<T> older = secondIsNewer ? first : second;
        return newer.IsKnown ? Fact.Known(form.Complete(newer.Value, older.Value), newer.Origin) : newer;
    }

    private static void WriteNumber(JsonWriter json, string name, int number)
    {
        if (number != 0)
        {
            json.Name(name);
            json.Value(number);
        }
    }

    private static int ReadNumber(FormReader reader)
    {
        reader.Json.Next();
        return BasicForms.Integer.Read(reader);
    }
}
