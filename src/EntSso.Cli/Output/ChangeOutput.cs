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

    private static void WriteJson(JsonWriter json, Change change, TargetParameter? target)
    {
        json.StartObject();
        json.Member("subject", change.Subject);
        json.Member("setting", change.Setting);
        json.Member("before", change.Before);
        json.Member("after", change.After);
        json.Member("cmdlet", change.CmdletOn(target));
        json.Member("undo", change.Undo?.CmdletOn(target) ?? "");
        json.Member("consequence", change.Consequence);
        json.EndObject();
    }
}
