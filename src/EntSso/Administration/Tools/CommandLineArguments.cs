using System.Text;

namespace EntSso.Administration.Tools;

/// <summary>
/// The one place that turns arguments into a command line. Windows hands a program one text, and the program's run-time library takes it
/// apart by the rules documented for CommandLineToArgvW; no shell is involved, so <c>&amp; | ^ %</c> mean nothing.
/// </summary>
internal static class CommandLineArguments
{
    /// <summary>The arguments as one text that a program takes apart into the same arguments.</summary>
    /// <exception cref="ArgumentException">An argument holds NUL, which would end the command line there.</exception>
    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Escape));

    private static string Escape(string argument)
    {
        if (argument.IndexOf('\0') >= 0)
        {
            throw new ArgumentException("An argument of a program cannot contain the character NUL.", nameof(argument));
        }

        if (argument.Length > 0 && !argument.Any(c => char.IsWhiteSpace(c) || c == '"'))
        {
            return argument;
        }

        StringBuilder text = new StringBuilder().Append('"');
        int backslashes = 0;
        foreach (char c in argument)
        {
            if (c == '"')
            {
                // Backslashes before a quote count as half as many, and one more makes the quote plain.
                text.Append('\\', backslashes + 1);
            }

            text.Append(c);
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }

        // The closing quote must not be made plain by backslashes at the end.
        return text.Append('\\', backslashes).Append('"').ToString();
    }
}
