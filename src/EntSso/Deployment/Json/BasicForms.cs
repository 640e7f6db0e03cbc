using System.Globalization;

namespace EntSso.Deployment.Json;

/// <summary>The forms of plain values.</summary>
internal static class BasicForms
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static Form<string> Text { get; } = new ValueForm<string>(
        new JsonShape { Type = "string" },
        (value, json) => json.Text(value),
        reader =>
        {
            reader.Expect(JsonToken.Text, "a text");
            return reader.Json.Text;
        });

    /// <summary>A host name: of a short and a long form of one name the long one stays.</summary>
    public static Form<string> HostName { get; } = new ValueForm<string>(
        new JsonShape { Type = "string" },
        (value, json) => json.Text(value),
        reader => Text!.Read(reader))
    {
        Merger = (first, second) => second.StartsWith(first + ".", StringComparison.OrdinalIgnoreCase) ? second : first,
    };

    public static Form<bool> Switch { get; } = new ValueForm<bool>(
        new JsonShape { Type = "boolean" },
        (value, json) => json.Raw(value ? "true" : "false"),
        reader => reader.Json.Token switch
        {
            JsonToken.True => true,
            JsonToken.False => false,
            _ => throw reader.Expected("true or false"),
        });

    public static Form<int> Integer { get; } = new ValueForm<int>(
        new JsonShape { Type = "integer" },
        (value, json) => json.Raw(value.ToString(CultureInfo.InvariantCulture)),
        reader => reader.Json.Token == JsonToken.Number
            && int.TryParse(reader.Json.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                ? value
                : throw reader.Expected("a whole number of 32 bits"));

    public static Form<long> LongInteger { get; } = new ValueForm<long>(
        new JsonShape { Type = "integer" },
        (value, json) => json.Raw(value.ToString(CultureInfo.InvariantCulture)),
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
        (value, json) => json.Text(FormatTime(value)),
        reader => reader.Json.Token == JsonToken.Text && TryParseTime(reader.Json.Text, out DateTime value)
            ? value
            : throw reader.Expected("a time as 2026-01-31T23:59:59.0000000Z"));

    public static Form<string?> OptionalText { get; } = new OptionalForm<string>(Text);

    public static Form<bool?> OptionalSwitch { get; } = new NullableForm<bool>(Switch);

    public static Form<int?> OptionalInteger { get; } = new NullableForm<int>(Integer);

    public static Form<long?> OptionalLongInteger { get; } = new NullableForm<long>(LongInteger);

    public static Form<DateTime?> OptionalTime { get; } = new NullableForm<DateTime>(Time);

    public static Form<IReadOnlyList<string>> Texts { get; } = new ListForm<string>(Text);

    public static Form<FactOrigin?> Origin { get; } = new OriginForm();

    public static Form<Fact<string>> TextFact { get; } = new FactForm<string>(Text);

    public static Form<Fact<string?>> OptionalTextFact { get; } = new FactForm<string?>(OptionalText);

    public static Form<Fact<bool>> SwitchFact { get; } = new FactForm<bool>(Switch);

    public static Form<Fact<int>> IntegerFact { get; } = new FactForm<int>(Integer);

    public static Form<Fact<int?>> OptionalIntegerFact { get; } = new FactForm<int?>(OptionalInteger);

    public static Form<Fact<long>> LongIntegerFact { get; } = new FactForm<long>(LongInteger);

    public static Form<Fact<double>> NumberFact { get; } = new FactForm<double>(Number);

    public static Form<Fact<DateTime>> TimeFact { get; } = new FactForm<DateTime>(Time);

    public static Form<Fact<DateTime?>> OptionalTimeFact { get; } = new FactForm<DateTime?>(OptionalTime);

    public static Form<Fact<IReadOnlyList<string>>> TextsFact { get; } = new FactForm<IReadOnlyList<string>>(Texts);

    /// <summary>A time as every text of this project has it: ISO 8601, UTC, seven decimals. A time of unspecified kind is UTC.</summary>
    public static string FormatTime(DateTime time) =>
        (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a time with up to seven decimals and an offset; without an offset it is UTC.</summary>
    public static bool TryParseTime(string text, out DateTime time) => DateTime.TryParseExact(
        text,
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);

    private static string Format(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw new ArgumentException("JSON has no form for a number that is not finite.", nameof(value));
        }

        // The shortest form is not always exact on .NET Framework.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture).Equals(value) ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
