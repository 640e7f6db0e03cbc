using System.Globalization;

namespace EntSso.Collection.SyncEngine;

/// <summary>What all exported files share.</summary>
public static class ExportFile
{
    private static readonly TimeSpan _largestOffset = TimeSpan.FromHours(14);

    /// <summary>When the facts of an export were true.</summary>
    /// <param name="exportDate">The root's attribute <c>export-date</c>: the engine's local time, which names no zone; or null.</param>
    /// <param name="written">When the file was written, in UTC.</param>
    /// <returns>
    /// The time of writing where it agrees with the export date in some time zone; otherwise, as with a file that was copied without
    /// its time, the export date taken for UTC, which is wrong by 14 hours at most.
    /// </returns>
    public static DateTime TimeOf(string? exportDate, DateTime written)
    {
        DateTime time = DateTime.SpecifyKind(written, DateTimeKind.Utc);
        bool isDated = DateTime.TryParseExact(
            exportDate,
            ["yyyy-MM-dd HH:mm:ss.FFF", "yyyy-MM-dd HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime exported);
        return !isDated || (time - exported).Duration() <= _largestOffset ? time : exported;
    }
}
