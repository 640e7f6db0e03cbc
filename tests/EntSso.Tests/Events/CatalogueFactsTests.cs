#if NET
using System.Text.Json;
using EntSso.Events;
using Xunit;

namespace EntSso.Tests.Events;

/// <summary>
/// The catalogue against the table that was taken from the event pages by machine. The table is not part of the repository; where
/// it lies beside the checkout, every entry is compared with it.
/// </summary>
public class CatalogueFactsTests
{
    [Fact]
    public void The_catalogue_agrees_with_the_table_taken_from_the_event_pages()
    {
        string? file = FindTable();
        if (file is null)
        {
            Assert.Skip("shared/facts/events.json is not beside this checkout, so there is nothing to compare with.");
        }

        using JsonDocument table = JsonDocument.Parse(File.ReadAllText(file));
        string[] expected = table.RootElement.GetProperty("events").EnumerateArray().Select(Describe).ToArray();
        string[] actual = EventCatalogue.Default.Definitions.Where(d => d.Source == EventSource.EntSso).Select(Describe).ToArray();

        Assert.Equal(370, expected.Length);
        Assert.Equal(expected, actual);
    }

    private static string? FindTable()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "shared", "facts", "events.json");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private static string Describe(JsonElement entry)
    {
        string severity = Text(entry, "severity") switch
        {
            "INFO" => "information",
            "WARN" => "warning",
            "ERROR" => "error",
            string other => other,
        };
        string outcome = Text(entry, "outcome") switch
        {
            "skip" => "skipped",
            "fail" => "failed",
            string other => other,
        };
        return string.Join(" ", entry.GetProperty("id").GetInt32(), Text(entry, "symbolicName"), Text(entry, "kind"), severity,
            Text(entry, "area"), Text(entry, "stage"), outcome, Code(entry),
            Fields(entry, "fields"), Fields(entry, "olderFields"));
    }

    private static string Describe(EventDefinition entry) =>
        string.Join(" ", entry.Id, entry.SymbolicName, EventText.ToText(entry.Kind), EventText.ToText(entry.Severity),
            EventText.ToText(entry.Area), EventText.ToText(entry.Stage), EventText.ToText(entry.Outcome), $"0x{entry.Code:X8}",
            Fields(entry.Fields), Fields(entry.OlderFields));

    private static string Code(JsonElement entry) =>
        entry.TryGetProperty("hresult", out JsonElement result) ? result.GetString()! : entry.GetProperty("instanceId").GetString()!;

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "none";

    private static string Fields(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement fields)
            ? string.Concat(fields.EnumerateArray().Select(field =>
                $"[{field.GetProperty("index").GetInt32()} {Text(field, "label")} {Part(field)}]"))
            : "";

    private static string Part(JsonElement field) => field.TryGetProperty("part", out JsonElement part) ? part.GetString()! : "whole";

    private static string Fields(IReadOnlyList<EventField> fields) =>
        string.Concat(fields.Select(field => $"[{field.Index} {field.Label} {field.Part.ToString().ToLowerInvariant()}]"));
}
#endif
