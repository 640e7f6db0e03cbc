using System.Globalization;

namespace EntSso.Reporting;

/// <summary>Times as reports write them.</summary>
internal static class ReportTime
{
    /// <summary>ISO 8601 in UTC with seven decimals.</summary>
    public static string Iso(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>To the minute, as people read it, with its zone said.</summary>
    public static string ForPeople(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
