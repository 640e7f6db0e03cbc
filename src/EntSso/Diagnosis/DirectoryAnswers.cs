using System;
using System.Collections.Generic;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>Finds what the directory said of one name; a name it was not asked for is unknown with that reason.</summary>
internal static class DirectoryAnswers
{
    /// <summary>Every holder of an SPN.</summary>
    internal static Fact<IReadOnlyList<DirectoryAccount>> HoldersOf(this DirectoryFacts directory, ServicePrincipalName spn)
    {
        foreach (var lookup in directory.ServicePrincipalNames)
        {
            if (string.Equals(lookup.ServicePrincipalName, spn.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return lookup.Holders;
            }
        }

        return Fact.Unknown<IReadOnlyList<DirectoryAccount>>(WhyNotAsked(directory, spn.ToString()));
    }

    /// <summary>The account of a name; known and null when there is none.</summary>
    internal static Fact<DirectoryAccount?> AccountNamed(this DirectoryFacts directory, AccountName name)
    {
        foreach (var lookup in directory.Accounts)
        {
            if (string.Equals(lookup.Name, name.ToString(), StringComparison.OrdinalIgnoreCase)
                || (AccountName.TryParse(lookup.Name, out var asked, out _) && asked == name))
            {
                return lookup.Account;
            }
        }

        return Fact.Unknown<DirectoryAccount?>(WhyNotAsked(directory, name.ToString()));
    }

    /// <summary>Whether an account is in a group, by the group's name as it was asked for.</summary>
    internal static Fact<bool> MembershipOf(this DirectoryFacts directory, DirectoryAccount account, string group)
    {
        foreach (var membership in directory.Memberships)
        {
            if (string.Equals(membership.AccountSid, account.Sid, StringComparison.OrdinalIgnoreCase)
                && string.Equals(membership.Group, group, StringComparison.OrdinalIgnoreCase))
            {
                return membership.IsMember;
            }
        }

        return Fact.Unknown<bool>("the directory was not asked");
    }

    private static string WhyNotAsked(DirectoryFacts directory, string name) =>
        directory.Accounts.Count == 0 && directory.ServicePrincipalNames.Count == 0
            ? "no directory was asked"
            : $"the directory was not asked for {name}";
}
