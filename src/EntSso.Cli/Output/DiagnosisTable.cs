using System.Text;
using EntSso.Diagnosis;
using Spectre.Console;

namespace EntSso.Cli.Output;

/// <summary>A diagnosis for people at a terminal: the chain, the first broken link, then everything that is not in order.</summary>
internal static class DiagnosisTable
{
    /// <summary>Writes the table into a file or, without one, to standard output.</summary>
    public static void Write(string name, PasswordSyncDiagnosis diagnosis, Stream? file)
    {
        if (file is null)
        {
            IAnsiConsole console = Terminal.Create();
            Write(console, name, diagnosis);
            console.Profile.Out.Writer.Flush();
        }
        else
        {
            using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true);
            Write(Terminal.Create(writer), name, diagnosis);
        }
    }

    private static void Write(IAnsiConsole console, string name, PasswordSyncDiagnosis diagnosis)
    {
        console.WriteLine($"Password synchronisation of {Terminal.Printable(name)}", new Style(decoration: Decoration.Bold));
        console.WriteLine();
        WriteChain(console, diagnosis.Chain);
        console.WriteLine();
        WriteHeadline(console, diagnosis.Chain);
        IReadOnlyList<Finding> rest = [.. diagnosis.Findings.Where(f =>
            f.Status is FindingStatus.Fail or FindingStatus.Warning or FindingStatus.Unknown && !diagnosis.Chain.Headline.Contains(f))];
        ILookup<bool, Finding> byCause = rest.ToLookup(diagnosis.Chain.Consequences.Contains);
        WriteTable(console, "Consequences of it, likely to go when it is mended:", [.. byCause[true]]);
        WriteTable(console, diagnosis.Chain.FirstBrokenLink is null ? "Not in order, or not known:" : "Besides:", [.. byCause[false]]);

        console.WriteLine($"{diagnosis.Counts.Total} findings: {diagnosis.Counts}.");
    }

    private static void WriteTable(IAnsiConsole console, string title, IReadOnlyList<Finding> findings)
    {
        if (findings.Count > 0)
        {
            console.WriteLine(title, new Style(decoration: Decoration.Bold));
            FindingOutput.WriteTable(console, findings);
        }
    }

    private static void WriteChain(IAnsiConsole console, ChainSummary chain)
    {
        foreach (LinkSummary link in chain.Links.Where(l => l.IsJudged || l.Findings.Count > 0))
        {
            string detail = string.Join(
                ", ",
                link.Findings.Where(f => f.Status == link.Status && f.Status is FindingStatus.Fail or FindingStatus.Warning or FindingStatus.Unknown)
                    .Select(f => f.RuleId).Distinct());
            console.Write($"  {Mark(link.Status)} ", FindingOutput.StyleOf(link.Status));
            console.Write($"{ChainLinkText.Of(link.Link),-24}");
            console.Write($"{FindingOutput.StatusText(link.Status),-16}", FindingOutput.StyleOf(link.Status));
            console.WriteLine(detail + (link.IsFirstBroken ? "   <- first broken link" : link.IsConsequence ? "   (consequence)" : ""));
        }
    }

    private static void WriteHeadline(IAnsiConsole console, ChainSummary chain)
    {
        if (chain.FirstBrokenLink is null)
        {
            console.WriteLine($"{chain.Verdict}.", new Style(decoration: Decoration.Bold));
            console.WriteLine();
            return;
        }

        console.WriteLine(chain.Verdict, new Style(Color.Red, decoration: Decoration.Bold));
        FindingOutput.WriteTable(console, chain.Headline);
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
