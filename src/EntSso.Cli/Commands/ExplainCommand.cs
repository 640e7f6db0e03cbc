using System.CommandLine;
using System.Globalization;
using System.Text;
using EntSso.Events;

namespace EntSso.Cli.Commands;

/// <summary><c>entsso-sync explain</c>: what an event, symbol or error code means.</summary>
internal static class ExplainCommand
{
    private const int LabelWidth = 11;

    public static Command Create()
    {
        var subject = new Argument<string>("ID|SYMBOL|0xHRESULT")
        {
            Description = "An event id (11060), a symbolic name (wildcards allowed), or an error code (0xC0002A22, 0x80090005).",
        };
        var command = new Command("explain", "Explains an ENTSSO event or error code: meaning, fields, cause, fix, related rules.");
        command.Arguments.Add(subject);
        command.SetAction(arguments => Explain((arguments.GetValue(subject) ?? "").Trim()));
        return command;
    }

    private static int Explain(string subject)
    {
        EventCatalogue catalogue = EventCatalogue.Default;
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        if (subject.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ExplainCode(output, catalogue, subject);
        }

        if (subject.Length == 0)
        {
            Console.Error.WriteLine("entsso-sync: There is nothing to explain: give an event id, a symbolic name or an error code.");
            return ExitCode.Unusable;
        }

        bool isId = int.TryParse(subject, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int id);
        if (isId || subject.All(char.IsAsciiDigit))
        {
            return isId && catalogue.Find(id) is { } found
                ? Write(output, found)
                : NotFound($"{subject} is not one of the {catalogue.Definitions.Count} documented ENTSSO events (10496 to 11263).");
        }

        IReadOnlyList<EventDefinition> matches = [.. catalogue.Search(subject)];
        switch (matches.Count)
        {
            case 0:
                return NotFound($"No event has the symbolic name '{subject}'. Wildcards are allowed: entsso-sync explain '*MIIS*'");
            case 1:
                return Write(output, matches[0]);
            default:
                foreach (EventDefinition match in matches)
                {
                    output.WriteLine($"{match.Id}  {match.SymbolicName}");
                    output.WriteLine($"       {match.Summary}");
                }

                return ExitCode.Fine;
        }
    }

    private static int ExplainCode(TextWriter output, EventCatalogue catalogue, string subject)
    {
        if (!uint.TryParse(subject.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code))
        {
            Console.Error.WriteLine($"entsso-sync: '{subject}' is no 32-bit code: write up to eight hexadecimal digits after 0x.");
            return ExitCode.Unusable;
        }

        if (catalogue.FindByCode(code) is { } definition)
        {
            return Write(output, definition);
        }

        if (ErrorCode.TryParse(subject, out ErrorCode? known) && known.Meaning.Length > 0)
        {
            output.WriteLine($"0x{code:X8}  {known.SymbolicName}");
            WriteLabelled(output, "Meaning", known.Meaning);
            WriteLabelled(output, "Points to", known.PointsTo);
            return ExitCode.Fine;
        }

        return NotFound($"0x{code:X8} is not a code that ENTSSO is known to return or to log.");
    }

    private static int NotFound(string message)
    {
        Console.Error.WriteLine($"entsso-sync: {message}");
        return ExitCode.Findings;
    }

    private static int Write(TextWriter output, EventDefinition definition)
    {
        output.WriteLine($"{definition.Id}  {definition.SymbolicName}");
        string kind = definition.Kind == EventKind.Event
            ? $"event of source ENTSSO, instance id 0x{definition.Code:X8}"
            : $"error code returned to callers, HRESULT 0x{definition.Code:X8}";
        WriteLabelled(output, "Severity", $"{definition.Severity}, {kind}");
        WriteLabelled(output, "Area", $"{definition.Area}{(definition.Link == ChainLink.None ? "" : $", link: {ChainLinkText.Of(definition.Link)}")}");
        WriteLabelled(output, "Meaning", definition.Summary);
        if (definition.Fields.Count > 0)
        {
            WriteLabelled(output, "Fields", string.Join(", ", definition.Fields.Select(f => $"%{f.Index} {f.Label}{PartText(f)}")));
        }

        if (definition.Cause is { } cause)
        {
            WriteLabelled(output, "Cause", cause.Explanation);
            WriteLabelled(output, "Fix", cause.Remedy);
            if (cause.RuleIds.Count > 0)
            {
                WriteLabelled(output, "Rules", string.Join(", ", cause.RuleIds));
            }
        }

        foreach (string note in definition.Notes)
        {
            WriteLabelled(output, "Note", note);
        }

        if (definition.Documentation is { } page)
        {
            WriteLabelled(output, "Page", page.ToString());
        }

        return ExitCode.Fine;
    }

    private static string PartText(EventField field) => field.Part switch
    {
        EventFieldPart.Domain => " (domain)",
        EventFieldPart.Name => " (name)",
        _ => "",
    };

    private static void WriteLabelled(TextWriter output, string label, string text)
    {
        int width = Math.Max(40, (Console.IsOutputRedirected ? 100 : Math.Min(Console.WindowWidth, 120)) - LabelWidth - 1);
        string indent = new(' ', LabelWidth);
        output.Write(label.PadRight(LabelWidth));
        bool isFirst = true;
        foreach (string line in text.Split('\n'))
        {
            output.Write(isFirst ? "" : indent);
            isFirst = false;
            int column = 0;
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
