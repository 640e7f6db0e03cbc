using System.CommandLine;
using System.CommandLine.Parsing;

namespace EntSso.Cli.Output;

/// <summary>An option that takes words of an enumeration, in any case, separated by commas or given several times.</summary>
internal static class WordsOption
{
    public static Option<T[]> Create<T>(string name, string description, string helpName)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = helpName,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = Parse<T>,
        };

    private static T[]? Parse<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var values = new List<T>();
        foreach (string word in result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            string plain = word.Replace("-", "", StringComparison.Ordinal);
            if (plain.Length == 0 || !char.IsLetter(plain[0]) || !Enum.TryParse(plain, ignoreCase: true, out T value))
            {
                result.AddError($"'{word}' is not one of: {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
                return null;
            }

            values.Add(value);
        }

        return [.. values];
    }
}
