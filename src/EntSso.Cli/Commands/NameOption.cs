using System.CommandLine;
using EntSso.Naming;

namespace EntSso.Cli.Commands;

/// <summary>Refuses names in a form that no such name has, with the form that is right.</summary>
internal static class NameOption
{
    /// <summary>Checks every account that an option is given.</summary>
    /// <param name="option">The option.</param>
    /// <param name="mayHaveWildcards">Whether it is a filter.</param>
    public static void CheckAccounts(Option option, bool mayHaveWildcards = false) =>
        Check(option, text => AccountName.FindInputError(text, mayHaveWildcards));

    /// <summary>Checks every computer that an option is given; a dot means this one.</summary>
    public static void CheckComputers(Option option) => Check(option, text => HostName.FindInputError(text));

    private static void Check(Option option, Func<string, NameError?> find) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            if (find(token.Value) is { } error)
            {
                result.AddError($"{option.Name}: {error.Message}");
            }
        }
    });
}
