using System.Globalization;
using System.Text;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>One step of a remedy: words to read, a command to paste, or a cmdlet of this module.</summary>
public sealed record RemedyStep
{
    private RemedyStep(string text, string command = "")
    {
        Text = NameText.Visible(text);
        Command = command;
    }

    /// <summary>What to do in words; for a command what it is for, or empty.</summary>
    public string Text { get; private init; }

    /// <summary>The command, ready to be pasted; empty for a step in words.</summary>
    public string Command { get; }

    /// <summary>The program or cmdlet that <see cref="Command"/> runs; empty for a step in words.</summary>
    public string Tool => Command.IndexOf(' ') is var end && end < 0 ? Command : Command.Substring(0, end);

    /// <summary>The computer on which the command has to run, or words for it; empty for any.</summary>
    public string Where { get; private init; } = "";

    /// <summary>Whether the command needs an elevated shell.</summary>
    public bool IsElevated { get; private init; }

    /// <summary>Whether the step does the same as the one before it in another way.</summary>
    public bool IsAlternative { get; private init; }

    /// <summary>Whether <see cref="Command"/> is a cmdlet of this module.</summary>
    public bool IsCmdlet { get; private init; }

    /// <summary>The parameters of the cmdlet with their true values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; private init; } = [];

    /// <summary>The step as an alternative to the one before it.</summary>
    internal RemedyStep Or => this with { IsAlternative = true };

    /// <summary>The step with words that say what it is for.</summary>
    internal RemedyStep For(string text) => this with { Text = NameText.Visible(text) };

    /// <summary>The step in an elevated shell.</summary>
    internal RemedyStep Elevated => this with { IsElevated = true };

    internal static RemedyStep Say(string text) => new(text);

    /// <summary>
    /// A command. Names go through one gate: in <c>{name:WORD}</c> the name is put in where it can be pasted safely, otherwise the general
    /// word. <c>{name:computer WORD}</c> takes the name of a computer, <c>{name:network WORD}</c> one by which other computers know it, and
    /// a word with a backslash takes an account with its domain; see <see cref="CommandText"/>.
    /// </summary>
    internal static RemedyStep Run(FormattableString command, string text = "") => new(text, CommandText.Of(command));

    /// <summary>A command that setspn built, see <see cref="SetspnCommand"/>.</summary>
    internal static RemedyStep Setspn(string command) => new("", command);

    /// <summary>A cmdlet of this module with its parameters; a value that is empty is left to fill in.</summary>
    internal static RemedyStep Cmdlet(string name, params (string Name, string Value)[] parameters)
    {
        var command = new StringBuilder(name);
        foreach (var (parameter, value) in parameters)
        {
            command.Append(" -").Append(parameter).Append(' ')
                .Append(value is "$true" or "$false" ? value : Value(value, parameter.ToUpperInvariant()));
        }

        return new RemedyStep("", command.ToString())
        {
            IsCmdlet = true,
            Parameters = [.. parameters.Where(parameter => parameter.Value.Length > 0).Select(parameter => new KeyValuePair<string, string>(parameter.Name, parameter.Value))],
        };
    }

    // Parameters that name what exists take wildcards, by which a name with such characters would mean others.
    private static string Value(string value, string generalWord) =>
        value.IndexOfAny(['*', '?', '[', ']']) >= 0 ? generalWord : CommandWord.Quoted(value, generalWord);

    /// <summary>The step on a computer; general words represent a name that cannot be pasted safely.</summary>
    internal RemedyStep On(string computer, string words = "that computer") => this with { Where = CommandWord.Of(computer, words) };

    /// <summary>
    /// Steps as lines that can be pasted together: what is not a command is a comment, unless there is no command at all.
    /// </summary>
    internal static string TextOf(IReadOnlyList<RemedyStep> steps)
    {
        var mark = steps.Any(step => step.Command.Length > 0) ? "# " : "";
        return string.Join("\n", steps.SelectMany(step => step.Lines(mark)));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n", Lines("# "));

    /// <summary>Where and how the command runs and what it is for, as a line; empty when there is nothing to say.</summary>
    internal string Introduction
    {
        get
        {
            var place = string.Join(", ", new[] { IsAlternative ? "or" : "", Where.Length > 0 ? $"on {Where}" : "", IsElevated ? "elevated" : "" }
                .Where(part => part.Length > 0));
            return place.Length == 0 ? Text : Text.Length == 0 ? place : $"{place}: {Text}";
        }
    }

    private IEnumerable<string> Lines(string mark)
    {
        if (Introduction is { Length: > 0 } introduction)
        {
            yield return mark + introduction + (Command.Length > 0 ? ":" : "");
        }

        if (Command.Length > 0)
        {
            yield return Command;
        }
    }

    /// <summary>Puts names into commands: the only way from a name to a command line.</summary>
    private sealed class CommandText : IFormatProvider, ICustomFormatter
    {
        private const string AnyComputer = "computer ";
        private const string NetworkComputer = "network ";

        private static readonly CommandText _gate = new();

        internal static string Of(FormattableString command) => command.ToString(_gate);

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            ServicePrincipalName spn => SetspnCommand.Spn(spn.ToString()),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ when format?.StartsWith(AnyComputer, StringComparison.Ordinal) == true =>
                CommandWord.Computer(arg?.ToString() ?? "", format.Substring(AnyComputer.Length)),
            _ when format?.StartsWith(NetworkComputer, StringComparison.Ordinal) == true =>
                ComputerName.Host(arg?.ToString() ?? "") is { IsNetworkName: true } host
                    ? CommandWord.Computer(host.ToString(), "")
                    : format.Substring(NetworkComputer.Length),
            _ => CommandWord.Of(arg?.ToString() ?? "", format ?? "NAME"),
        };
    }
}
