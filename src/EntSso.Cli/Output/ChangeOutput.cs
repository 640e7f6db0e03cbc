using System.Text.Json;
using EntSso.Administration;
using EntSso.Administration.Changes;
using Spectre.Console;

namespace EntSso.Cli.Output;

/// <summary>How the steps of a plan look in each format.</summary>
internal static class ChangeOutput
{
    private static ResultForm<Change> Form(TargetParameter? target) => new(
        (json, change) => WriteJson(json, change, target),
        ["subject", "setting", "before", "after", "cmdlet", "undo", "consequence"],
        c => [c.Subject, c.Setting, c.Before, c.After, c.CmdletOn(target), c.Undo?.CmdletOn(target) ?? "", c.Consequence]);

    /// <summary>Writes the steps to standard output.</summary>
    /// <param name="changes">The steps in their order.</param>
    /// <param name="target">What leads the commands to the system.</param>
    /// <param name="format">Table, JSON, JSON Lines or CSV.</param>
    public static void Write(IReadOnlyList<Change> changes, TargetParameter? target, OutputFormat format)
    {
        if (format != OutputFormat.Table)
        {
            using var output = StandardStreams.OpenData();
            ResultStream.Write(output, format, Form(target), changes);
            return;
        }

        IAnsiConsole console = Terminal.Create();
        for (int i = 0; i < changes.Count; i++)
        {
            console.WriteLine($"{i + 1,3}. {Terminal.Printable(changes[i].ToString())}");
            if (changes[i].Consequence.Length > 0)
            {
                console.WriteLine($"     {Terminal.Printable(changes[i].Consequence)}", new Style(decoration: Decoration.Dim));
            }
        }

        console.Profile.Out.Writer.Flush();
    }

    private static void WriteJson(Utf8JsonWriter json, Change change, TargetParameter? target)
    {
        json.WriteStartObject();
        JsonText.Write(json, "subject", change.Subject);
        JsonText.Write(json, "setting", change.Setting);
        JsonText.Write(json, "before", change.Before);
        JsonText.Write(json, "after", change.After);
        JsonText.Write(json, "cmdlet", change.CmdletOn(target));
        JsonText.Write(json, "undo", change.Undo?.CmdletOn(target) ?? "");
        JsonText.Write(json, "consequence", change.Consequence);
        json.WriteEndObject();
    }
}
