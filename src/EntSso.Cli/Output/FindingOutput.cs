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

    /// <summary>
    /// Writes the chosen findings; without a choice failures and warnings, what is unknown by its reasons, and the counts.
    /// </summary>
    public static void WriteTable(IReadOnlyList<Finding> findings, IReadOnlyList<FindingStatus>? statuses, string askDirectory)
    {
        IAnsiConsole console = Terminal.Create();
        FindingDigest digest = FindingDigest.Of(findings);
        if (statuses is not null)
        {
            WriteTable(console, FindingDigest.Select(findings, statuses));
        }
        else
        {
            WriteTable(console, [.. digest.Failures, .. digest.Warnings]);
            WriteUnknown(console, digest.Unknown, askDirectory);
        }

        console.WriteLine();
        bool isWhole = digest.Counts.Total == digest.Counts.Fail + digest.Counts.Warning;
        console.WriteLine($"{digest.Counts.Total} findings: {digest.Counts}.{(statuses is null && !isWhole ? " --all lists them." : "")}");
        console.Profile.Out.Writer.Flush();
    }

    /// <summary>Writes what is unknown, one line for each reason.</summary>
    /// <param name="console">The console.</param>
    /// <param name="groups">The reasons.</param>
    /// <param name="askDirectory">How to query a directory, as a clause.</param>
    public static void WriteUnknown(IAnsiConsole console, IReadOnlyList<UnknownGroup> groups, string askDirectory)
    {
        if (groups.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine("Unknown (--status unknown lists each check):", new Style(decoration: Decoration.Bold));
        Grid grid = new Grid().AddColumn(new GridColumn { Width = 1, Padding = new Padding(2, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (UnknownGroup group in groups)
        {
            grid.AddRow(new Text("?"), Terminal.Cell(group.Line(askDirectory, "'entsso-sync collect' gathers them")));
        }

        console.Write(grid);
    }

    public static void WriteTable(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

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
                lines.Add(
                    Terminal.Cell($"Events that show it: {string.Join(", ", finding.EventId)}", new Style(decoration: Decoration.Dim)));
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
