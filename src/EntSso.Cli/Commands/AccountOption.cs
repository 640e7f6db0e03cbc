using System.CommandLine;
using EntSso.Naming;

namespace EntSso.Cli.Commands;

/// <summary>Refuses accounts in a form that no account has, with the form that is right.</summary>
internal static class AccountOption
{
    /// <summary>Adds the check to an option.</summary>
    /// <param name="option">The option; every value that it was given is checked.</param>
    /// <param name="mayHaveWildcards">Whether it is a filter.</param>
    public static void Check(Option option, bool mayHaveWildcards) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            if (AccountName.FindInputError(token.Value, mayHaveWildcards) is { } error)
            {
                result.AddError($"{option.Name}: {error.Message}");
            }
        }
    });
}
