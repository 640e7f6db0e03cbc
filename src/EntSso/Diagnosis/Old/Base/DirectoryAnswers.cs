using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old;

/// <summary>Finds what the directory said of one name; a name it was not asked for is unknown with that reason.</summary>
internal static class DirectoryAnswers
{
    /// <summary>Every holder of an SPN.</summary>
    internal static Fact<IReadOnlyList<DirectoryAccount>> HoldersOf(this DirectoryFacts directory, ServicePrincipalName spn) =>
        DirectoryIndex.Of(directory).Spn(spn.ToString())?.Holders
        ?? Fact.Unknown<IReadOnlyList<DirectoryAccount>>(WhyNotAsked(directory, spn.ToString()));

    /// <summary>The account of a name; known and null when there is none.</summary>
    internal static Fact<DirectoryAccount?> AccountNamed(this DirectoryFacts directory, AccountName name) =>
        DirectoryIndex.Of(directory).Account(name)?.Account
        ?? Fact.Unknown<DirectoryAccount?>(WhyNotAsked(directory, name.ToString()));

    /// <summary>Whether an account is in a group, by the group's name as it was asked for.</summary>
    internal static Fact<bool> MembershipOf(this DirectoryFacts directory, DirectoryAccount account, string group) =>
        DirectoryIndex.Of(directory).IsMember(account.Sid, group);

    private static string WhyNotAsked(DirectoryFacts directory, string name) =>
        directory.Accounts.Count == 0 && directory.ServicePrincipalNames.Count == 0
            ? "no directory was asked"
            : $"the directory was not asked for {name}";
}
