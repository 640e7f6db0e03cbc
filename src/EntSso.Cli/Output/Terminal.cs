using System.Text;
using Spectre.Console;

namespace EntSso.Cli.Output;

/// <summary>The console for tables: as wide as the terminal, 120 columns where there is none.</summary>
internal static class Terminal
{
    private const int WidthWithoutTerminal = 120;

    /// <summary>A console over standard output.</summary>
    public static IAnsiConsole Create() =>
        Create(
            new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = false },
            isTerminal: !Console.IsOutputRedirected);

    /// <summary>A console that writes plain text.</summary>
    public static IAnsiConsole Create(TextWriter output) => Create(output, isTerminal: false);

    private static IAnsiConsole Create(TextWriter output, bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Out = new AnsiConsoleOutput(output),
            Interactive = InteractionSupport.No,
        });
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Width = isTerminal ? Math.Max(80, console.Profile.Width) : WidthWithoutTerminal;
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
