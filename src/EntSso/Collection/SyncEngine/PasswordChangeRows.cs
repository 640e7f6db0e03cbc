using System.Globalization;
using System.Text;
using EntSso.Deployment;

namespace EntSso.Collection.SyncEngine;

/// <summary>Reads the password changes of a sync engine through WMI. All properties are texts; passwords are not among them.</summary>
internal static class PasswordChangeRows
{
    private const string Reference = "ReferenceGuid";

    private static readonly string[] _common = ["MaGuid", Reference, "DN", "MIISReceiveTime"];
    private static readonly string[] _queue = [.. _common, "LastAttemptReturnCode", "RetryCount", "LastAttemptTime", "AttemptDetails"];
    private static readonly string[] _source = [.. _common, "ReturnCode", "SourceServer", "SourceChangeTime"];
    private static readonly string[] _target =
        [.. _common, "FinalReturnCode", "ReachedRetryLimit", "RetryCount", "LastAttemptTime", "AttemptDetails"];

    // As the Clear methods of MIIS_Server take times, in UTC; that the properties are written likewise is inferred.
    private static readonly string[] _timeForms = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The names of all properties that are read.</summary>
    public static IReadOnlyCollection<string> Properties { get; } = [.. _queue.Union(_source).Union(_target)];

    /// <summary>Fills the three lists of a sync engine. A class that cannot be read leaves its list unknown with the reason.</summary>
    public static Deployment.SyncEngine Read(Deployment.SyncEngine engine, IWmiQuery wmi, CancellationToken cancellationToken) =>
        engine with
    {
        Queue = Read(wmi, "MIIS_PasswordChangeQueue", _queue, QueueRow, cancellationToken),
        SourceHistory = Read(wmi, "MIIS_PasswordChangeHistorySource", _source, SourceRow, cancellationToken),
        TargetHistory = Read(wmi, "MIIS_PasswordChangeHistoryTarget", _target, TargetRow, cancellationToken),
    };

    public static PasswordQueueRow QueueRow(IReadOnlyDictionary<string, string> row) => new()
    {
        ManagementAgentId = GuidText.Normalise(Text(row, "MaGuid")),
        ReferenceId = GuidText.Normalise(Text(row, Reference)),
        DistinguishedName = Text(row, "DN"),
        ReturnCode = Text(row, "LastAttemptReturnCode"),
        RetryCount = Number(row, "RetryCount"),
        ReceivedAt = Time(Text(row, "MIISReceiveTime")),
        LastAttemptAt = Time(Text(row, "LastAttemptTime")),
        Attempts = Attempts(Text(row, "AttemptDetails")),
    };

    public static PasswordSourceRow SourceRow(IReadOnlyDictionary<string, string> row) => new()
    {
        ManagementAgentId = GuidText.Normalise(Text(row, "MaGuid")),
        ReferenceId = GuidText.Normalise(Text(row, Reference)),
        DistinguishedName = Text(row, "DN"),
        ReturnCode = Text(row, "ReturnCode"),
        SourceServer = Text(row, "SourceServer"),
        ChangedAt = Time(Text(row, "SourceChangeTime")),
        ReceivedAt = Time(Text(row, "MIISReceiveTime")),
    };

    public static PasswordTargetRow TargetRow(IReadOnlyDictionary<string, string> row) => new()
    {
        ManagementAgentId = GuidText.Normalise(Text(row, "MaGuid")),
        ReferenceId = GuidText.Normalise(Text(row, Reference)),
        DistinguishedName = Text(row, "DN"),
        ReturnCode = Text(row, "FinalReturnCode"),
        ReachedRetryLimit = Switch(row, "ReachedRetryLimit"),
        RetryCount = Number(row, "RetryCount"),
        ReceivedAt = Time(Text(row, "MIISReceiveTime")),
        LastAttemptAt = Time(Text(row, "LastAttemptTime")),
        Attempts = Attempts(Text(row, "AttemptDetails")),
    };

    /// <summary>The attempts in AttemptDetails, XML with <c>results/result</c>; a text that is not such XML has none.</summary>
    internal static IReadOnlyList<PasswordAttempt> Attempts(string details)
    {
        if (details.IndexOf('<') < 0)
        {
            return [];
        }

        List<PasswordAttempt> attempts = [];
        try
        {
            using MemoryStream stream = new(Encoding.UTF8.GetBytes(details));
            using LocatedXmlReader xml = new(stream, "AttemptDetails", CancellationToken.None);
            xml.Root();
            AddAttempts(xml, attempts);
            xml.Finish();
        }
        catch (SourceFormatException)
        {
            // What was read before the damage is as good as it was.
        }

        return attempts;
    }

    /// <summary>Adds the attempts in the current element, or the one that it is.</summary>
    internal static void AddAttempts(LocatedXmlReader xml, List<PasswordAttempt> attempts)
    {
        if (xml.Name != "result")
        {
            xml.Children(() => AddAttempts(xml, attempts));
            return;
        }

        string time = xml.Attribute("time") ?? "";
        string code = xml.Attribute("error-code") ?? "";
        xml.Children(() => _ = xml.Name switch
        {
            "time" => time = xml.Text(),
            "error-code" => code = xml.Text(),
            _ => "",
        });
        attempts.Add(new PasswordAttempt(Time(time), code));
    }

    private static Fact<IReadOnlyList<T>> Read<T>(
        IWmiQuery wmi, string className, string[] properties, Func<IReadOnlyDictionary<string, string>, T> convert,
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

    private static string Text(IReadOnlyDictionary<string, string> row, string name) =>
        row.TryGetValue(name, out string? text) ? text.Trim() : "";

    private static int? Number(IReadOnlyDictionary<string, string> row, string name) =>
        int.TryParse(Text(row, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static bool? Switch(IReadOnlyDictionary<string, string> row, string name) => Text(row, name).ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    private static DateTime? Time(string text) => DateTime.TryParseExact(
        text, _timeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out DateTime time)
            ? time
            : null;
}
