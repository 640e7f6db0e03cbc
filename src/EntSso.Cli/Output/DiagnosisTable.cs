using System.Text;
using EntSso.Diagnosis;
using Spectre.Console;

namespace EntSso.Cli.Output;

/// <summary>
/// A diagnosis for people at a terminal: the first broken link, what else failed, warnings, what is unknown and why, then the chain.
/// </summary>
internal static class DiagnosisTable
{
    /// <summary>Writes the table into a file or, without one, to standard output.</summary>
    public static void Write(PasswordSyncDiagnosis diagnosis, IReadOnlyList<FindingStatus>? statuses, Stream? file)
    {
        if (file is null)
        {
            IAnsiConsole console = Terminal.Create();
            WriteAll(console, diagnosis, statuses);
            console.Profile.Out.Writer.Flush();
        }
        else
        {
            using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true);
            WriteAll(Terminal.Create(writer), diagnosis, statuses);
        }
    }

    private static void WriteAll(IAnsiConsole console, PasswordSyncDiagnosis diagnosis, IReadOnlyList<FindingStatus>? statuses)
    {
        foreach (PasswordSyncDiagnosis part in diagnosis.Parts)
        {
            Write(console, part, statuses);
        }
    }

    private static void Write(IAnsiConsole console, PasswordSyncDiagnosis diagnosis, IReadOnlyList<FindingStatus>? statuses)
    {
        console.WriteLine(
            $"Password synchronisation of {Terminal.Printable(diagnosis.Deployment)}", new Style(decoration: Decoration.Bold));
        console.WriteLine();
        if (statuses is null)
        {
            WriteDigest(console, diagnosis);
        }
        else
        {
            FindingOutput.WriteTable(console, FindingDigest.Select(diagnosis.Findings, statuses));
        }

        console.WriteLine($"{diagnosis.Counts.Total} findings: {diagnosis.Counts}.{(statuses is null ? " --all lists them." : "")}");
    }

    private static void WriteDigest(IAnsiConsole console, PasswordSyncDiagnosis diagnosis)
    {
        ChainSummary chain = diagnosis.Chain;
        console.WriteLine(
            chain.FirstBrokenLink is null ? $"{chain.Verdict}." : chain.Verdict,
            new Style(chain.FirstBrokenLink is null ? null : Color.Red, decoration: Decoration.Bold));
        FindingOutput.WriteTable(console, chain.Headline);
        FindingDigest rest = FindingDigest.Of(diagnosis.Findings.Where(finding => !chain.Headline.Contains(finding)));
        ILookup<bool, Finding> byCause = rest.Failures.Concat(rest.Warnings).ToLookup(chain.Consequences.Contains);
        WriteTable(console, "Besides:", [.. byCause[false].Where(finding => finding.Status == FindingStatus.Fail)]);
        WriteTable(console, "Consequences of it, which likely go when it is fixed:", [.. byCause[true]]);
        WriteTable(console, "Warnings:", [.. byCause[false].Where(finding => finding.Status == FindingStatus.Warning)]);
        FindingOutput.WriteUnknown(console, rest.Unknown, "name one to 'entsso-sync collect --directory', and diagnose what it collects");
        console.WriteLine();
        WriteChain(console, chain);
        console.WriteLine();
    }

    private static void WriteTable(IAnsiConsole console, string title, IReadOnlyList<Finding> findings)
    {
        if (findings.Count > 0)
        {
            console.WriteLine();
            console.WriteLine(title, new Style(decoration: Decoration.Bold));
            FindingOutput.WriteTable(console, findings);
        }
    }

    private static void WriteChain(IAnsiConsole console, ChainSummary chain)
    {
        foreach (LinkSummary link in chain.Links.Where(l => l.IsJudged))
        {
            string detail = string.Join(
                ", ",
                link.Findings.Where(f => f.Status == link.Status && f.Status is FindingStatus.Fail or FindingStatus.Warning)
                    .Select(f => f.RuleId).Distinct());
            console.Write($"  {Mark(link.Status)} ", FindingOutput.StyleOf(link.Status));
            console.Write($"{ChainLinkText.Of(link.Link),-24}");
            console.Write($"{FindingOutput.StatusText(link.Status),-16}", FindingOutput.StyleOf(link.Status));
            console.WriteLine(detail + (link.IsFirstBroken ? "   <- first broken link" : link.IsConsequence ? "   (consequence)" : ""));
        }
    }

    private static string Mark(FindingStatus status) => status switch
    {
        FindingStatus.Pass => "\u2713",
        FindingStatus.Fail => "\u2717",
        FindingStatus.Warning => "!",
        FindingStatus.Unknown => "?",
        _ => "-",
    };
}
