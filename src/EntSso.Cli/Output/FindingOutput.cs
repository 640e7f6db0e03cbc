using System.Globalization;
using EntSso.Diagnosis;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EntSso.Cli.Output;

/// <summary>How findings look in each format.</summary>
internal static class FindingOutput
{
    public static ResultForm<Finding> Form { get; } = new(
        WriteJson,
        ["ruleId", "link", "status", "subject", "evidence", "remedy", "eventId", "basis", "place"],
        f =>
        [
            f.RuleId, EnumText.Kebab(f.Link), EnumText.Kebab(f.Status), f.Subject, f.Evidence, f.Remedy,
            string.Join(' ', f.EventId.Select(id => id.ToString(CultureInfo.InvariantCulture))), EnumText.Kebab(f.Basis), f.Place,
        ]);

    public static void WriteTable(IReadOnlyList<Finding> findings)
    {
        IAnsiConsole console = Terminal.Create();
        WriteTable(console, findings);
        console.WriteLine(string.Join(
            ", ",
            findings.GroupBy(f => f.Status).OrderBy(g => g.Key).Select(g => $"{g.Count()} {StatusText(g.Key).ToLowerInvariant()}")) + ".");
        console.Profile.Out.Writer.Flush();
    }

    public static void WriteTable(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = true }.Expand();
        table.AddColumn(new TableColumn("Rule").NoWrap());
        table.AddColumn(new TableColumn("Status").NoWrap());
        table.AddColumn("Subject, evidence and remedy");
        foreach (Finding finding in findings)
        {
            var lines = new List<IRenderable> { Terminal.Cell(finding.Subject), Terminal.Cell(finding.Evidence) };
            if (finding.Remedy.Length > 0)
            {
                lines.Add(Terminal.Cell("Do: " + finding.Remedy, new Style(decoration: Decoration.Bold)));
            }

            if (finding.EventId.Count > 0 && finding.Status is FindingStatus.Fail or FindingStatus.Warning)
            {
                lines.Add(Terminal.Cell($"Events that show it: {string.Join(", ", finding.EventId)}", new Style(decoration: Decoration.Dim)));
            }

            table.AddRow(new Text(finding.RuleId), new Text(StatusText(finding.Status), StyleOf(finding.Status)), new Rows(lines));
        }

        console.Write(table);
    }

    public static string StatusText(FindingStatus status) => status == FindingStatus.NotApplicable ? "Not applicable" : status.ToString();

    public static Style StyleOf(FindingStatus status) => status switch
    {
        FindingStatus.Pass => new Style(Color.Green),
        FindingStatus.Fail => new Style(Color.Red),
        FindingStatus.Warning => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    private static void WriteJson(JsonWriter json, Finding finding)
    {
        json.StartObject();
        json.Member("ruleId", finding.RuleId);
        json.Member("link", EnumText.Kebab(finding.Link));
        json.Member("status", EnumText.Kebab(finding.Status));
        json.Member("subject", finding.Subject);
        json.Member("evidence", finding.Evidence);
        json.Member("remedy", finding.Remedy);
        json.Name("eventId").StartArray();
        foreach (int id in finding.EventId)
        {
            json.Value(id);
        }

        json.EndArray();
        json.Member("basis", EnumText.Kebab(finding.Basis));
        json.Member("place", finding.Place);
        foreach ((string name, string value) in FindingKeys.Of(finding))
        {
            json.Member(name, value);
        }

        json.EndObject();
    }
}
