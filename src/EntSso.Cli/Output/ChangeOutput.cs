using System;
using System.Collections.Generic;
using System.Text.Json;
using EntSso.Administration.Changes;
using Spectre.Console;

namespace EntSso.Cli.Output;

/// <summary>How the steps of a plan look in each format.</summary>
internal static class ChangeOutput
{
    private static readonly ResultForm<Change> _form = new(
        WriteJson,
        ["subject", "setting", "before", "after", "cmdlet", "undo", "consequence"],
        c => [c.Subject, c.Setting, c.Before, c.After, c.Cmdlet, c.Undo?.Cmdlet ?? "", c.Consequence]);

    public static void Write(IReadOnlyList<Change> changes, OutputFormat format)
    {
        if (format != OutputFormat.Table)
        {
            using var output = Console.OpenStandardOutput();
            ResultStream.Write(output, format, _form, changes);
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

    private static void WriteJson(Utf8JsonWriter json, Change change)
    {
        json.WriteStartObject();
        JsonText.Write(json, "subject", change.Subject);
        JsonText.Write(json, "setting", change.Setting);
        JsonText.Write(json, "before", change.Before);
        JsonText.Write(json, "after", change.After);
        JsonText.Write(json, "cmdlet", change.Cmdlet);
        JsonText.Write(json, "undo", change.Undo?.Cmdlet ?? "");
        JsonText.Write(json, "consequence", change.Consequence);
        json.WriteEndObject();
    }
}
