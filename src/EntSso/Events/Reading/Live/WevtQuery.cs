using System.Globalization;

namespace EntSso.Events.Reading.Live;

/// <summary>
/// Writes the query that lets the computer with the log do most of the filtering. It may give more than is wanted, never less:
/// every event is compared again with the <see cref="EventQuery"/>.
/// </summary>
internal static class WevtQuery
{
    // "Consuming Events" in the Windows documentation puts the limit of one expression at about 20 conditions.
    private const int MostIds = 12;

    /// <summary>The QueryList document for a query.</summary>
    public static string Of(string channel, EventQuery query)
    {
        List<string> conditions = [];
        // Whether Windows compares names with regard to case is not documented. The product's source is registered in this very
        // spelling; any other name is compared here.
        if (string.Equals(query.ProviderName, EventQuery.EntSsoProvider, StringComparison.OrdinalIgnoreCase))
        {
            conditions.Add($"Provider[@Name='{EventQuery.EntSsoProvider}' or @EventSourceName='{EventQuery.EntSsoProvider}']");
        }

        if (query.Ids.Count is > 0 and <= MostIds)
        {
            IEnumerable<string> ids = query.Ids.Distinct().OrderBy(id => id).Select(id => "EventID=" + id.ToString(CultureInfo.InvariantCulture));
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

        return Document(channel, conditions.Count == 0 ? "*" : "*[System[" + string.Join(" and ", conditions) + "]]");
    }

    /// <summary>The QueryList document for all events of a log.</summary>
    public static string All(string channel) => Document(channel, "*");

    private static string Document(string channel, string xpath)
    {
        string path = Escape(channel);
        return $"<QueryList><Query Id=\"0\" Path=\"{path}\"><Select Path=\"{path}\">{Escape(xpath)}</Select></Query></QueryList>";
    }

    private static string Text(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
