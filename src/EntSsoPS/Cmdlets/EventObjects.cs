using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using EntSso.Events;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Xml;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Events from the pipeline, recognised by what they offer and not by their type: objects of Get-WinEvent, those that come back from
/// remoting, a job or Import-Clixml, and events of this module, live or deserialized.
/// </summary>
/// <remarks>Objects of Get-WinEvent itself have never been taken on Windows yet; deserialized ones of the same form have.</remarks>
internal static class EventObjects
{
    /// <summary>What to do with an object that lost its values on its way.</summary>
    private const string SendXml =
        "Send the XML along where the events are read: Get-WinEvent ... | Select-Object *, @{ Name = 'Xml'; Expression = { $_.ToXml() } }";

    private static readonly string[] _ofOthers = ["PSPath", "LP", "LiteralPath", "Path", "ComputerName", "CN", "Server"];

    /// <summary>Whether an object is meant for another parameter: a path, a file, or something with the name of a computer.</summary>
    public static bool IsForOtherParameter(object? item) =>
        IsPath(item) || (item is PSObject wrapped && !IsEvent(wrapped) && _ofOthers.Any(name => ShellValue.Bare(wrapped.Properties[name]?.Value) is string or string[]));

    /// <summary>Whether an object is a path: a text or a file.</summary>
    public static bool IsPath(object? item) => ShellValue.Bare(item) is string or FileSystemInfo or PathInfo;

    /// <summary>Makes the record of an object.</summary>
    /// <param name="item">Any object.</param>
    /// <param name="refusal">Why there is none, as a sentence with what to do; empty otherwise.</param>
    public static EventRecord? ToRecord(PSObject item, out string refusal)
    {
        refusal = "";
        if (item.BaseObject is EventRecord record)
        {
            return record;
        }

        if (Xml(item) is { Length: > 0 } xml)
        {
            return FromXml(xml, SourceOf(item), out refusal);
        }

        if (!IsEvent(item))
        {
            refusal = "This object is not an event. Give objects of Get-WinEvent or Get-EntSsoSyncEvent (with Id, ProviderName and "
                + "Properties, or Xml), or paths of log files.";
            return null;
        }

        return FromProperties(item, out refusal);
    }

    private static bool IsEvent(PSObject item) =>
        item.BaseObject is SyncEvent || item.Methods["ToXml"] is not null || item.Properties["Xml"] is not null
        || (Property<int>(item, "Id") is not null && Text(item, "ProviderName").Length > 0);

    private static string? Xml(PSObject item)
    {
        if (item.BaseObject is SyncEvent)
        {
            return null;
        }

        return item.Methods["ToXml"] is { } method ? ShellValue.Bare(method.Invoke()) as string : item.Properties["Xml"]?.Value?.ToString();
    }

    private static EventRecord? FromXml(string xml, string source, out string refusal)
    {
        byte[] text = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)];
        EventRecord? record = null;
        try
        {
            record = new EventXmlReader(source, () => new MemoryStream(text, writable: false))
                .Read(EventQuery.Everything, NoMonitor.Instance, CancellationToken.None).FirstOrDefault();
        }
        catch (EventLogUnreadableException)
        {
            // It is not an event at all.
        }

        refusal = record is null ? $"The XML of this object is not that of an event. {SendXml}" : "";
        return record;
    }

    private static EventRecord? FromProperties(PSObject item, out string refusal)
    {
        refusal = "";
        if (ShellValue.Bare((item.Properties["Properties"] ?? item.Properties["Strings"])?.Value) is not IEnumerable list || list is string)
        {
            refusal = $"This event has no Properties, so its values are not known. {SendXml}";
            return null;
        }

        var strings = new List<string>();
        byte[] binary = [];
        foreach (object? entry in list)
        {
            object? value = entry is PSObject part && part.BaseObject is not string && part.Properties["Value"] is { } inner ? inner.Value
                : entry?.GetType().GetProperty("Value") is { } property ? property.GetValue(entry)
                : entry;
            value = ShellValue.Bare(value);
            if (value is string lost && lost.EndsWith("EventProperty", StringComparison.Ordinal))
            {
                refusal = $"The values of this event were lost when it was serialized. {SendXml}";
                return null;
            }

            if (value is byte[] bytes)
            {
                // Classic events have their binary part behind the strings.
                binary = bytes;
                continue;
            }

            strings.Add(ToText(value));
        }

        return new EventRecord
        {
            ProviderName = Text(item, "ProviderName"),
            Id = Property<int>(item, "Id") ?? 0,
            Qualifiers = Property<int>(item, "Qualifiers") ?? 0,
            Level = Property<int>(item, "Level") ?? 0,
            Keywords = unchecked((ulong)(Property<long>(item, "Keywords") ?? 0)),
            TimeCreated = Property<DateTime>(item, "TimeCreated")?.ToUniversalTime(),
            RecordId = Property<long>(item, "RecordId") ?? 0,
            Computer = Text(item, "MachineName") is { Length: > 0 } machine ? machine : Text(item, "Computer"),
            Channel = Text(item, "LogName"),
            UserSid = Text(item, "UserId"),
            Strings = strings,
            Binary = binary,
            Source = SourceOf(item),
        };
    }

    /// <summary>A value as event XML has it.</summary>
    private static string ToText(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string SourceOf(PSObject item)
    {
        string log =
            new[] { Text(item, "Source"), Text(item, "ContainerLog"), Text(item, "LogName") }.FirstOrDefault(name => name.Length > 0)
            ?? "event object";
        string computer = Text(item, "MachineName");
        return computer.Length == 0 || log.IndexOfAny(['/', '\\']) >= 0 ? log : $"log {log} of {computer}";
    }

    private static string Text(PSObject item, string property) => item.Properties[property]?.Value?.ToString() ?? "";

    private static T? Property<T>(PSObject item, string property)
        where T : struct =>
        item.Properties[property]?.Value is { } value
            && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out T converted)
            ? converted
            : null;

    private sealed class NoMonitor : IReadMonitor
    {
        public static readonly NoMonitor Instance = new();

        public void Report(ReadProblem problem)
        {
        }

        public void Progress(string source, long done, long total)
        {
        }
    }
}

/// <summary>Paths as text or files. Without it PowerShell would take the text of an object of any kind for a path.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PathsAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        ShellValue.Items(inputData).All(item => item is null || EventObjects.IsPath(item))
            ? inputData
            : throw new ArgumentTransformationMetadataException(
                "A path of a file or folder is expected. Objects of Get-WinEvent go through the pipeline, or to -InputObject.",
                new PSInvalidCastException("This is not a path."));
}

/// <summary>Skips what comes by the pipeline for another parameter: without it an object of any kind would be taken for an event.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EventObjectsAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        // PowerShell takes an inner exception of this type for "not meant for this parameter", and goes on with the others.
        ShellValue.Items(inputData).Any(EventObjects.IsForOtherParameter)
            ? throw new ArgumentTransformationMetadataException(
                "Objects of Get-WinEvent or Get-EntSsoSyncEvent are expected. For files use -Path.",
                new PSInvalidCastException("This is not an event."))
            : inputData;
}
