using System.CommandLine;
using System.CommandLine.Parsing;
using EntSso.Cli.Output;

namespace EntSso.Cli;

/// <summary>
/// What every argument and option of the tool refuses, where it is declared: numbers and lists in place of the name of a choice, which the
/// parser takes for values of the enumeration, and empty texts where a file, a folder or a computer is named.
/// </summary>
internal static class StrictArguments
{
    private static readonly string[] _named = ["PATH", "FILE", "FOLDER", "DESIRED", "COMPUTER", "URI"];

    /// <summary>Adds the checks to a command and all below it.</summary>
    public static void AddTo(Command command)
    {
        foreach (Option option in command.Options)
        {
            Func<string, string?> mistake = Mistake(option.ValueType, option.HelpName ?? "");
            option.Validators.Add(result => Check(result, mistake));
        }

        foreach (Argument argument in command.Arguments)
        {
            Func<string, string?> mistake = Mistake(argument.ValueType, argument.HelpName ?? argument.Name);
            argument.Validators.Add(result => Check(result, mistake));
        }

        foreach (Command inner in command.Subcommands)
        {
            AddTo(inner);
        }
    }

    private static void Check(SymbolResult result, Func<string, string?> mistake)
    {
        foreach (Token token in result.Tokens)
        {
            if (mistake(token.Value) is { } text)
            {
                result.AddError(text);
                return;
            }
        }
    }

    private static Func<string, string?> Mistake(Type type, string name)
    {
        Type value = type.GetElementType() ?? type;
        value = Nullable.GetUnderlyingType(value) ?? value;
        if (value.IsEnum)
        {
            string[] names = Enum.GetNames(value);
            return text =>
                Array.Find(
                    type.IsArray ? WordsOption.Split(text) : [text],
                    word => !names.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } other
                ? $"'{other}' is not one of {string.Join(", ", names.Select(one => one.ToLowerInvariant()))}."
                : null;
        }

        return _named.Contains(name)
            ? text => text.Trim().Length == 0
                ? $"'{text}' is empty: expected {name}."
                : text.Contains('\0')
                ? $"'{text}' is not a name: it has a NUL."
                : null
            : _ => null;
    }
}
