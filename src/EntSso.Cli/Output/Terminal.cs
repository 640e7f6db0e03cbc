using System;
using System.IO;
using System.Text;
using Spectre.Console;

namespace EntSso.Cli.Output;

/// <summary>The console for tables: as wide as the terminal, 120 columns where there is none.</summary>
internal static class Terminal
{
    private const int WidthWithoutTerminal = 120;

    public static IAnsiConsole Create()
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = false };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(output),
            Interactive = InteractionSupport.No,
        });
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Width = Console.IsOutputRedirected ? WidthWithoutTerminal : Math.Max(80, console.Profile.Width);
        return console;
    }

    /// <summary>Removes what would move the cursor or colour the terminal from text that comes out of a log.</summary>
    public static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            clean.Append(char.IsControl(c) && c != '\n' ? ' ' : c);
        }

        return clean.ToString();
    }

    /// <summary>Text from a log as a cell: nothing in it is taken for markup.</summary>
    public static Text Cell(string text, Style? style = null) => new(Printable(text), style);
}
