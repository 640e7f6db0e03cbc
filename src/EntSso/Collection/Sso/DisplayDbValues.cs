using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>Makes facts of the lines of a text of <c>ssomanage -displaydb</c>.</summary>
internal sealed class DisplayDbValues
{
    private readonly IReadOnlyDictionary<string, DisplayDbLine> _lines;
    private readonly List<SourceProblem> _problems;
    private readonly FactOrigin _origin;

    public DisplayDbValues(IReadOnlyDictionary<string, DisplayDbLine> lines, List<SourceProblem> problems, FactOrigin origin)
    {
        _lines = lines;
        _problems = problems;
        _origin = origin;
    }

    /// <summary>A text that is never empty where it is set.</summary>
    public Fact<string> Text(string label) => Fact.NotEmpty(Line(label), $"the text has nothing behind \"{label}\"");

    public Fact<int> Number(string label) => Convert<int>(label, "a number", text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null);

    public Fact<bool> Switch(string label) => Convert<bool>(label, "Yes or No", text =>
        string.Equals(text, "Yes", StringComparison.OrdinalIgnoreCase) ? true
        : string.Equals(text, "No", StringComparison.OrdinalIgnoreCase) ? false
        : null);

    private Fact<string> Line(string label) => _lines.TryGetValue(label, out DisplayDbLine? line)
        ? Fact.Known(line.Value, line.Origin)
        : Fact.Unknown<string>($"the text has no line \"{label}\"", _origin);

    private Fact<T> Convert<T>(string label, string expected, Func<string, T?> convert)
        where T : struct
    {
        Fact<string> text = Line(label);
        if (!text.IsKnown)
        {
            return Fact.Unknown<T>(text.Reason, text.Origin);
        }

        if (convert(text.Value) is T value)
        {
            return Fact.Known(value, text.Origin);
        }

        string reason = $"the text has \"{text.Value}\" behind \"{label}\" where {expected} belongs";
        _problems.Add(new SourceProblem(_origin.Source, text.Origin!.Line, 1, SourceProblem.Sentence(reason) + "."));
        return Fact.Unknown<T>(reason, text.Origin);
    }
}
