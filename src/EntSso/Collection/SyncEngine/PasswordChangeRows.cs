using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Collection.SyncEngine;

/// <summary>
/// Reads the waiting, received and delivered password changes of a sync engine through WMI. All properties of these classes are texts,
/// also times and counts. Passwords are not among them.
/// </summary>
public static class PasswordChangeRows
{
    private const string Queue = "MIIS_PasswordChangeQueue";
    private const string Source = "MIIS_PasswordChangeHistorySource";
    private const string Target = "MIIS_PasswordChangeHistoryTarget";

    // As the Clear methods of MIIS_Server take times, in UTC; that the properties are written likewise is inferred.
    private static readonly string[] _timeForms = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Fills the three lists of a sync engine. A class that cannot be read leaves its list unknown with the reason.</summary>
    /// <param name="engine">The engine's other facts; they stay.</param>
    /// <param name="wmi">WMI of the engine's computer.</param>
    /// <param name="cancellationToken">Stops the waiting for rows.</param>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static Deployment.SyncEngine Read(Deployment.SyncEngine engine, IWmiQuery wmi, CancellationToken cancellationToken) => engine with
    {
        Queue = Read(
            wmi,
            Queue,
            ["MaGuid", "ReferenceGuid", "DN", "LastAttemptReturnCode", "RetryCount", "MIISReceiveTime", "LastAttemptTime"],
            row => new PasswordQueueRow
            {
                ManagementAgentId = GuidText.Normalise(Text(row, "MaGuid")),
                ReferenceId = GuidText.Normalise(Text(row, "ReferenceGuid")),
                DistinguishedName = Text(row, "DN"),
                ReturnCode = Text(row, "LastAttemptReturnCode"),
                RetryCount = Number(row, "RetryCount"),
                ReceivedAt = Time(row, "MIISReceiveTime"),
                LastAttemptAt = Time(row, "LastAttemptTime"),
            },
            cancellationToken),
        SourceHistory = Read(
            wmi,
            Source,
            ["MaGuid", "ReferenceGuid", "DN", "ReturnCode", "SourceServer", "SourceChangeTime", "MIISReceiveTime"],
            row => new PasswordSourceRow
            {
                ManagementAgentId = GuidText.Normalise(Text(row, "MaGuid")),
                ReferenceId = GuidText.Normalise(Text(row, "ReferenceGuid")),
                DistinguishedName = Text(row, "DN"),
                ReturnCode = Text(row, "ReturnCode"),
                SourceServer = Text(row, "SourceServer"),
                ChangedAt = Time(row, "SourceChangeTime"),
                ReceivedAt = Time(row, "MIISReceiveTime"),
            },
            cancellationToken),
        TargetHistory = Read(
            wmi,
            Target,
            ["MaGuid", "ReferenceGuid", "DN", "FinalReturnCode", "ReachedRetryLimit", "RetryCount", "MIISReceiveTime", "LastAttemptTime"],
            row => new PasswordTargetRow
            {
                ManagementAgentId = GuidText.Normalise(Text(row, "MaGuid")),
                ReferenceId = GuidText.Normalise(Text(row, "ReferenceGuid")),
                DistinguishedName = Text(row, "DN"),
                ReturnCode = Text(row, "FinalReturnCode"),
                ReachedRetryLimit = Switch(row, "ReachedRetryLimit"),
                RetryCount = Number(row, "RetryCount"),
                ReceivedAt = Time(row, "MIISReceiveTime"),
                LastAttemptAt = Time(row, "LastAttemptTime"),
            },
            cancellationToken),
    };

    private static Fact<IReadOnlyList<T>> Read<T>(
        IWmiQuery wmi,
        string className,
        string[] properties,
        Func<IReadOnlyDictionary<string, string>, T> convert,
        CancellationToken cancellationToken)
    {
        var origin = new FactOrigin($"WMI {className} in {wmi.Source}", DateTime.UtcNow);
        try
        {
            return Fact.Known<IReadOnlyList<T>>([.. wmi.Select(className, properties, cancellationToken).Select(convert)], origin);
        }
        catch (WmiException exception)
        {
            return Fact.Unknown<IReadOnlyList<T>>(exception.Message, origin);
        }
    }

    private static string Text(IReadOnlyDictionary<string, string> row, string name) => row.TryGetValue(name, out string? text) ? text.Trim() : "";

    private static int? Number(IReadOnlyDictionary<string, string> row, string name) =>
        int.TryParse(Text(row, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static bool? Switch(IReadOnlyDictionary<string, string> row, string name) => Text(row, name).ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    private static DateTime? Time(IReadOnlyDictionary<string, string> row, string name) =>
        DateTime.TryParseExact(
            Text(row, name), _timeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time)
            ? time
            : null;
}
