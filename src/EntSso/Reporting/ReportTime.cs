using System.Globalization;

namespace EntSso.Reporting;

/// <summary>Times as reports write them.</summary>
internal static class ReportTime
{
    /// <summary>To the minute, as people read it, with its zone said.</summary>
    public static string ForPeople(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
