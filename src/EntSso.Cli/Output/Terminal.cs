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
            new StreamWriter(StandardStreams.OpenData(), new UTF8Encoding(false)) { AutoFlush = false },
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

    /// <summary>Text of any origin, made visible; tabs become blanks.</summary>
    public static string Printable(string text) => VisibleText.ForTerminal(text).Replace('\t', ' ');

    /// <summary>Text from a log as a cell: nothing in it is taken for markup.</summary>
    public static Text Cell(string text, Style? style = null) => new(Printable(text), style);
}
