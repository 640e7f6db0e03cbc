using System.CommandLine;
using System.Text.RegularExpressions;
using EntSso.Cli.Output;
using EntSso.Diagnosis;
using EntSso.Events;

namespace EntSso.Cli.Commands;

/// <summary><c>entsso-sync explain</c>: what an event, a symbol or a code means.</summary>
internal static class ExplainCommand
{
    private const int LabelWidth = 11;

    // What looks like a rule: GATE-02, gate-*.
    private static readonly Regex _rule = new(@"^[A-Za-z]+-[\d*?]+$");

    public static Command Create()
    {
        var subject = new Argument<string>("ID|SYMBOL|RULE|CODE|TEXT")
        {
            Description = "An event id (11060, PCNSSVC/6025), a symbolic name (wildcards allowed), a rule (GATE-02, KRB-*), an error "
                + "code in any spelling (0x80090005, "
                + "-2147024891, E_ACCESSDENIED), a return code of the sync engine (not-joined-to-MV), or a line that contains them.",
        };
        var source = new Option<string>("--source")
        {
            Description = "Only events of this source, for example PCNSSVC or FIMSynchronizationService.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "",
        };
        var command = new Command("explain", "Explains events, rules and codes: meaning, symptom, cause, fix, how to verify.");
        command.Arguments.Add(subject);
        command.Options.Add(source);
        command.SetAction(arguments => Explain((arguments.GetValue(subject) ?? "").Trim(), (arguments.GetValue(source) ?? "").Trim()));
        return command;
    }

    private static int Explain(string subject, string source)
    {
        using var output = StandardStreams.OpenText();
        if (subject.Length == 0)
        {
            Console.Error.WriteLine("entsso-sync: There is nothing to explain: specify an event id, a symbolic name, a rule or a code.");
            return ExitCode.Unusable;
        }

        if (source.Length > 0 && !EventSource.All.Contains(EventSource.Canonical(source)))
        {
            Console.Error.WriteLine(
                $"entsso-sync: '{source}' is not a source of the chain: use one of {string.Join(", ", EventSource.All)}.");
            return ExitCode.Unusable;
        }

        if (source.Length == 0 && _rule.IsMatch(subject) && RulePage.Find(subject) is { Count: > 0 } rules)
        {
            Write(output, rules);
            return ExitCode.Fine;
        }

        IReadOnlyList<object> found = EventLookup.Find(subject, source);
        if (found.Count == 0)
        {
            Console.Error.WriteLine(
                $"entsso-sync: There is no definition of '{subject}'{(source.Length > 0 ? $" in source {source}" : "")}. Specify an "
                + "event id, SOURCE/ID, "
                + "a symbolic name (wildcards allowed: '*MIIS*'), a rule (GATE-02) or an error code (0x80090005, E_ACCESSDENIED).");
            return ExitCode.Findings;
        }

        if (found.Count > 1 && WildcardText.IndexOfWildcard(subject) >= 0)
        {
            foreach (EventDefinition match in found.OfType<EventDefinition>())
            {
                output.WriteLine($"{match.Id}  {NameOf(match)}");
                output.WriteLine($"       {match.Summary}");
            }

            return ExitCode.Fine;
        }

        for (int i = 0; i < found.Count; i++)
        {
            if (i > 0)
            {
                output.WriteLine();
            }

            switch (found[i])
            {
                case EventDefinition definition:
                    Write(output, definition);
                    break;
                case ErrorCode code:
                    output.WriteLine($"0x{code.Value:X8}  {code.SymbolicName}");
                    WriteLabelled(output, "Meaning", code.Meaning);
                    WriteLabelled(output, "Points to", code.PointsTo);
                    break;
                case SyncReturnCode code:
                    Write(output, code);
                    break;
            }
        }

        return ExitCode.Fine;
    }

    private static void Write(TextWriter output, IReadOnlyList<RulePage> rules)
    {
        if (rules.Count > 1)
        {
            foreach (RulePage rule in rules)
            {
                output.WriteLine($"{rule.RuleId,-8} {rule.Title}");
            }

            return;
        }

        RulePage page = rules[0];
        output.WriteLine($"{page.RuleId}  {page.Title}");
        WriteLabelled(output, "Link", ChainLinkText.Of(page.Link));
        WriteLabelled(output, "Symptom", page.Symptom);
        WriteLabelled(output, "Cause", page.Cause);
        WriteLabelled(output, "Fix", page.Fix);
        WriteLabelled(output, "Verify", page.Verify);
        WriteLabelled(output, "Events", page.Events);
        WriteLabelled(output, "Basis", page.Source);
    }

    private static string NameOf(EventDefinition definition) =>
        definition.SymbolicName.Length > 0 ? definition.SymbolicName : definition.Source;

    private static void Write(TextWriter output, EventDefinition definition)
    {
        output.WriteLine($"{definition.Id}  {NameOf(definition)}");
        string kind = definition.Kind == EventKind.ErrorCode ? $"error code returned to callers, HRESULT 0x{definition.Code:X8}"
            : definition.Source == EventSource.EntSso ? $"event of source ENTSSO, instance id 0x{definition.Code:X8}"
            : $"event of source {string.Join(" or ", EventSource.Providers(definition.Source))}, log {EventSource.Log(definition.Source)}";
        WriteLabelled(output, "Severity", $"{definition.Severity}, {kind}");
        WriteLabelled(
            output,
            "Area",
            $"{definition.Area}{(definition.Link == ChainLink.None ? "" : $", link: {ChainLinkText.Of(definition.Link)}")}");
        WriteLabelled(output, "Meaning", definition.Summary);
        if (definition.FieldBasis is null)
        {
            WriteLabelled(output, "Fields", "not published: the strings are shown with their numbers");
        }
        else if (definition.Fields.Count > 0)
        {
            string likely = definition.FieldBasis == Basis.Likely ? " (likely)" : "";
            WriteLabelled(
                output, "Fields", string.Join(", ", definition.Fields.Select(f => $"%{f.Index} {f.Label}{PartText(f)}")) + likely);
        }

        Write(output, definition.Cause, "");
        foreach (EventCause cause in definition.CausesByCode)
        {
            Write(output, cause, $"With {string.Join(", ", cause.Codes.Select(code => $"0x{code:X8}"))}: ");
        }

        foreach (string note in definition.Notes)
        {
            WriteLabelled(output, "Note", note);
        }

        WriteLabelled(output, "Page", definition.Documentation?.ToString() ?? "");
    }

    private static void Write(TextWriter output, SyncReturnCode code)
    {
        output.WriteLine(code.SymbolicName.Length > 0 ? $"{code.Code}  {code.SymbolicName}" : code.Code);
        string rows = code.Rows.Count > 0
            ? string.Join(" and ", code.Rows) + (code.Rows.Contains("run") ? " result" : " rows")
            : "no row: the engine stores none in this case";
        WriteLabelled(output, "Kind", $"return code of the sync engine, in {rows}");
        WriteLabelled(output, "Meaning", (code.Basis == Basis.Likely ? "Likely: " : "") + code.Meaning);
        Write(output, code.Cause, "");
    }

    private static void Write(TextWriter output, EventCause? cause, string condition)
    {
        if (cause is not null)
        {
            WriteLabelled(output, "Cause", condition + cause.Explanation);
            WriteLabelled(output, "Fix", cause.Remedy);
            WriteLabelled(output, "Rules", string.Join(", ", cause.RuleIds));
        }
    }

    private static string PartText(EventField field) => field.Part switch
    {
        EventFieldPart.Domain => " (domain)",
        EventFieldPart.Name => " (name)",
        _ => "",
    };

    private static void WriteLabelled(TextWriter output, string label, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        int width = Math.Max(40, (Console.IsOutputRedirected ? 100 : Math.Min(Console.WindowWidth, 120)) - LabelWidth - 1);
        string indent = new(' ', LabelWidth);
        output.Write(label.PadRight(LabelWidth));
        bool isFirst = true;
        foreach (string line in text.Split('\n'))
        {
            output.Write(isFirst || line.Length == 0 ? "" : indent);
            isFirst = false;
            int column = 0;
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                // A command stays on its line.
                output.WriteLine(line);
                continue;
            }

            foreach (string word in line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (column > 0 && column + 1 + word.Length > width)
                {
                    output.WriteLine();
                    output.Write(indent);
                    column = 0;
                }

                output.Write(column == 0 ? word : " " + word);
                column += word.Length + (column == 0 ? 0 : 1);
            }

            output.WriteLine();
        }
    }
}
