using System.Globalization;

namespace EntSso.Deployment.Json;

/// <summary>The forms of plain values.</summary>
internal static class BasicForms
{
    public static Form<string> Text { get; } = new ValueForm<string>(
        new JsonShape { Type = "string" },
        (value, json) => json.Value(value),
        reader =>
        {
            reader.Expect(JsonToken.Text, "a text");
            return reader.Json.Text;
        });

    /// <summary>A host name: of a short and a long form of one name the long one stays.</summary>
    public static Form<string> HostName { get; } = new ValueForm<string>(
        new JsonShape { Type = "string" },
        (value, json) => json.Value(value),
        reader => Text!.Read(reader))
    {
        Merger = (first, second) => second.StartsWith(first + ".", StringComparison.OrdinalIgnoreCase) ? second : first,
    };

    public static Form<bool> Switch { get; } = new ValueForm<bool>(
        new JsonShape { Type = "boolean" },
        (value, json) => json.Value(value),
        reader => reader.Json.Token switch
        {
            JsonToken.True => true,
            JsonToken.False => false,
            _ => throw reader.Expected("true or false"),
        });

    public static Form<int> Integer { get; } = new ValueForm<int>(
        new JsonShape { Type = "integer" },
        (value, json) => json.Value(value),
        reader => reader.Json.Token == JsonToken.Number
            && int.TryParse(reader.Json.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                ? value
                : throw reader.Expected("a whole number of 32 bits"));

    public static Form<long> LongInteger { get; } = new ValueForm<long>(
        new JsonShape { Type = "integer" },
        (value, json) => json.Value(value),
        reader => reader.Json.Token == JsonToken.Number
            && long.TryParse(reader.Json.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
                ? value
                : throw reader.Expected("a whole number of 64 bits"));

    public static Form<double> Number { get; } = new ValueForm<double>(
        new JsonShape { Type = "number" },
        (value, json) => json.Raw(Format(value)),
        reader => reader.Json.Token == JsonToken.Number
            && double.TryParse(reader.Json.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? value
                : throw reader.Expected("a number"));

    public static Form<DateTime> Time { get; } = new ValueForm<DateTime>(
        new JsonShape { Type = "string", Format = "date-time" },
        (value, json) => json.Value(value),
        reader => reader.Json.Token == JsonToken.Text && IsoTime.TryParse(reader.Json.Text, out DateTime value)
            ? value
            : throw reader.Expected("a time as 2026-01-31T23:59:59.0000000Z"));

    public static Form<string?> OptionalText { get; } = Text.OrNull();
    public static Form<bool?> OptionalSwitch { get; } = new NullableForm<bool>(Switch);
    public static Form<int?> OptionalInteger { get; } = new NullableForm<int>(Integer);
    public static Form<long?> OptionalLongInteger { get; } = new NullableForm<long>(LongInteger);
    public static Form<DateTime?> OptionalTime { get; } = new NullableForm<DateTime>(Time);
    public static Form<IReadOnlyList<string>> Texts { get; } = Text.List();
    public static Form<FactOrigin?> Origin { get; } = new OriginForm();
    public static Form<Fact<string>> TextFact { get; } = Text.Fact();
    public static Form<Fact<string?>> OptionalTextFact { get; } = OptionalText.Fact();
    public static Form<Fact<bool>> SwitchFact { get; } = Switch.Fact();
    public static Form<Fact<int>> IntegerFact { get; } = Integer.Fact();
    public static Form<Fact<int?>> OptionalIntegerFact { get; } = OptionalInteger.Fact();
    public static Form<Fact<long>> LongIntegerFact { get; } = LongInteger.Fact();
    public static Form<Fact<double>> NumberFact { get; } = Number.Fact();
    public static Form<Fact<DateTime>> TimeFact { get; } = Time.Fact();
    public static Form<Fact<DateTime?>> OptionalTimeFact { get; } = OptionalTime.Fact();
    public static Form<Fact<IReadOnlyList<string>>> TextsFact { get; } = Texts.Fact();

    public static Form<T> Enum<T>()
        where T : struct, Enum => new EnumForm<T>();

    public static Form<Fact<T>> EnumFact<T>()
        where T : struct, Enum => new FactForm<T>(new EnumForm<T>());

    /// <summary>Begins the declaration of a record; its properties follow.</summary>
    public static RecordForm<T> Record<T>(T initial, bool isInline = false)
        where T : notnull => new(initial, isInline);

    public static Form<T?> OrNull<T>(this Form<T> form)
        where T : class => new OptionalForm<T>(form);

    public static Form<Fact<T>> Fact<T>(this Form<T> form) => new FactForm<T>(form);

    public static Form<IReadOnlyList<T>> List<T>(this Form<T> form) => new ListForm<T>(form);

    /// <summary>A list in which entries with the same texts are the same thing.</summary>
    public static Form<IReadOnlyList<T>> ListByText<T>(this Form<T> form, params Func<T, string>[] parts) =>
        new ListForm<T>(form, Identities.ByText(parts));

    /// <summary>A list in which entries of the same host, with the same further texts, are the same thing.</summary>
    public static Form<IReadOnlyList<T>> ListByHost<T>(this Form<T> form, Func<T, string> host, params Func<T, string>[] parts) =>
        new ListForm<T>(form, Identities.ByHost(host, parts));

    /// <summary>A list in which entries with the same id are the same thing, or with the same name where one side has no id.</summary>
    public static Form<IReadOnlyList<T>> ListByIdOrName<T>(this Form<T> form, Func<T, string> id, Func<T, string> name) =>
        new ListForm<T>(form, Identities.ByIdOrName(id, name));

    private static string Format(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw new ArgumentException("JSON cannot represent a number that is not finite.", nameof(value));
        }

        // The shortest form is not always exact on .NET Framework.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture).Equals(value) ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
