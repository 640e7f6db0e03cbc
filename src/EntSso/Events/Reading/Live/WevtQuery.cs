using System.Globalization;
using System.Text;

namespace EntSso.Events.Reading.Live;

/// <summary>
/// Writes the query that lets the computer with the log do most of the filtering. It may give more than is selected, never less:
/// every event is compared again with the <see cref="EventQuery"/>.
/// </summary>
internal static class WevtQuery
{
    // "Consuming Events" in the Windows documentation puts the limit of one expression at about 20 conditions.
    private const int MostIds = 12;

    private static readonly Dictionary<string, string> _spellings = EventSource.All.SelectMany(EventSource.Providers)
        .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The QueryList document for a query.</summary>
    public static string Of(string channel, EventQuery query)
    {
        bool arrivesLate = string.Equals(channel, LiveEventLogs.Forwarded, StringComparison.OrdinalIgnoreCase);
        EventQuery here = query.ReadUpTo is { } read && !arrivesLate && !(query.After >= read) ? query with { After = read } : query;
        string[] expressions = [.. InLog(channel, query).Select(selection => Expression(selection, here)).Distinct()];
        return Document(channel, expressions.Length == 0 || expressions.Contains("*") ? ["*"] : expressions);
    }

    /// <summary>The QueryList document for all events of a log.</summary>
    public static string All(string channel) => Document(channel, ["*"]);

    /// <summary>
    /// The condition for one provider. Whether Windows compares names with regard to case is not documented: the sources of the chain are
    /// written as they are registered, any other name is compared by the reader.
    /// </summary>
    public static string Expression(EventSelection selection, EventQuery query)
    {
        List<string> conditions = [];
        if (_spellings.TryGetValue(selection.ProviderName, out string? name))
        {
            conditions.Add($"Provider[@Name='{name}' or @EventSourceName='{name}']");
        }

        if (selection.Ids.Count is > 0 and <= MostIds)
        {
            IEnumerable<string> ids = selection.Ids.Distinct().OrderBy(id => id)
                .Select(id => "EventID=" + id.ToString(CultureInfo.InvariantCulture));
            conditions.Add("(" + string.Join(" or ", ids) + ")");
        }

        List<string> times = [];
        if (query.After is { } after)
        {
            times.Add($"@SystemTime>='{Text(after)}'");
        }

        if (query.Before is { } before)
        {
            times.Add($"@SystemTime<'{Text(before)}'");
        }

        if (times.Count > 0)
        {
            conditions.Add("TimeCreated[" + string.Join(" and ", times) + "]");
        }

        return conditions.Count == 0 ? "*" : "*[System[" + string.Join(" and ", conditions) + "]]";
    }

    /// <summary>
    /// What a log may hold: a source of the chain is asked for in its own log, and in logs of other names, such as ForwardedEvents.
    /// </summary>
    private static IReadOnlyList<EventSelection> InLog(string channel, EventQuery query)
    {
        bool isLogOfChain = EventSource.All.Any(
            source => string.Equals(EventSource.Log(source), channel, StringComparison.OrdinalIgnoreCase));
        EventSelection[] here =
        [
            .. query.Selections.Where(selection => !isLogOfChain || !_spellings.ContainsKey(selection.ProviderName)
                || string.Equals(EventSource.Log(selection.ProviderName), channel, StringComparison.OrdinalIgnoreCase)),
        ];
        return here.Length > 0 ? here : query.Selections;
    }

    private static string Document(string channel, string[] expressions)
    {
        string path = Escape(channel);
        var text = new StringBuilder($"<QueryList><Query Id=\"0\" Path=\"{path}\">");
        foreach (string expression in expressions)
        {
            text.Append($"<Select Path=\"{path}\">{Escape(expression)}</Select>");
        }

        return text.Append("</Query></QueryList>").ToString();
    }

    private static string Text(DateTime utc) => IsoTime.Format(utc);

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
