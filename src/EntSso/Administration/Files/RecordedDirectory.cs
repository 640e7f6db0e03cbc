using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Files;

/// <summary>
/// The directory as a deployment has recorded it. It answers only what was asked when the deployment was collected; SPNs can be moved
/// between the accounts that it knows.
/// </summary>
/// <param name="deployment">The deployment.</param>
internal sealed class RecordedDirectory(DeploymentAdministration deployment) : IDirectory
{
    /// <inheritdoc/>
    public string Source => deployment.Target;

    /// <inheritdoc/>
    public IEnumerable<AccountLookup> FindAccounts(IReadOnlyList<AccountName> names, CancellationToken cancellationToken)
    {
        DirectoryFacts directory = deployment.ReadDirectory(cancellationToken);
        return names.Select(name => directory.Accounts.FirstOrDefault(lookup => DeploymentNames.IsSame(lookup.Name, name.ToString()))
            ?? new AccountLookup(name.ToString(), Fact.Unknown<DirectoryAccount?>($"{Source} does not say what the directory has under {name}")));
    }

    /// <inheritdoc/>
    public IEnumerable<SpnLookup> FindSpnHolders(IReadOnlyList<string> servicePrincipalNames, CancellationToken cancellationToken)
    {
        DirectoryFacts directory = deployment.ReadDirectory(cancellationToken);
        return servicePrincipalNames.Select(spn => Lookup(directory, spn)
            ?? new SpnLookup(spn, Fact.Unknown<IReadOnlyList<DirectoryAccount>>($"{Source} does not say who holds {spn}")));
    }

    /// <inheritdoc/>
    public IReadOnlyList<GroupMembership> FindMembers(
        DirectoryAccount group, IReadOnlyList<DirectoryAccount> accounts, CancellationToken cancellationToken)
    {
        DirectoryFacts directory = deployment.ReadDirectory(cancellationToken);
        return [.. accounts.Select(account => new GroupMembership(account.Sid, group.Sid, RecordedMembership.IsMember(directory, account.Sid, group.Sid)))];
    }

    /// <inheritdoc/>
    public Fact<IReadOnlyList<string>> ReadTokenGroups(DirectoryAccount account, CancellationToken cancellationToken) =>
        Fact.Unknown<IReadOnlyList<string>>($"{Source} does not say which groups {account} logs on with");

    /// <inheritdoc/>
    public bool AddSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) => Change(
        servicePrincipalName,
        holders => holders.Any(holder => IsSame(holder, account)) ? holders : [.. holders, account],
        cancellationToken);

    /// <inheritdoc/>
    public bool RemoveSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) => Change(
        servicePrincipalName,
        holders => [.. holders.Where(holder => !IsSame(holder, account))],
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static SpnLookup? Lookup(DirectoryFacts directory, string spn) =>
        directory.ServicePrincipalNames.FirstOrDefault(lookup => DeploymentNames.IsSame(lookup.ServicePrincipalName, spn));

    private static bool IsSame(DirectoryAccount left, DirectoryAccount right) => DeploymentNames.IsSame(left.Sid, right.Sid);

    private bool Change(string spn, Func<IReadOnlyList<DirectoryAccount>, IReadOnlyList<DirectoryAccount>> change, CancellationToken cancellationToken)
    {
        bool isChanged = false;
        deployment.WriteDirectory(
            (directory, origin) =>
            {
                SpnLookup? lookup = Lookup(directory, spn);
                IReadOnlyList<DirectoryAccount> before = lookup?.Holders.Or([]) ?? [];
                IReadOnlyList<DirectoryAccount> after = change(before);
                isChanged = after.Count != before.Count;
                return !isChanged ? directory : directory with
                {
                    ServicePrincipalNames =
                    [
                        .. directory.ServicePrincipalNames.Where(other => !ReferenceEquals(other, lookup)),
                        new SpnLookup(lookup?.ServicePrincipalName ?? spn, Fact.Known(after, origin)),
                    ],
                };
            },
            cancellationToken);
        return isChanged;
    }
}
