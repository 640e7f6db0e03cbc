using System.CommandLine;

namespace EntSso.Cli.Output;

/// <summary>An option that takes words of an enumeration, in any case, separated by commas or given several times.</summary>
internal static class WordsOption
{
    /// <summary>Creates the option. <see cref="StrictArguments"/> refuses what is not a word.</summary>
    public static Option<T[]> Create<T>(string name, string description, string helpName)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = helpName,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result =>
                [
                    .. result.Tokens.SelectMany(token => Split(token.Value)).Where(word => Enum.TryParse<T>(word, ignoreCase: true, out _))
                        .Select(word => Enum.Parse<T>(word, ignoreCase: true)),
                ],
        };

    /// <summary>The words of a token.</summary>
    public static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries);
}
