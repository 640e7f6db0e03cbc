using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>A mapping in the words of a command.</summary>
internal static class MappingWords
{
    /// <summary>As parameters of this module's cmdlets.</summary>
    public static string Parameters(Mapping mapping) =>
        $"-Application {CommandWord.Of(mapping.Application, "APPLICATION")} -WindowsAccount {CommandWord.Of(mapping.WindowsAccount, @"DOMAIN\user")} "
        + $"-ExternalUser {CommandWord.Of(mapping.ExternalUser, "EXTERNALUSER")}";

    /// <summary>As the product's tools take it.</summary>
    public static string ToolArguments(Mapping mapping) =>
        $"{CommandWord.Of(mapping.WindowsAccount, @"DOMAIN\user")} {CommandWord.Of(mapping.Application, "APPLICATION")}";
}
