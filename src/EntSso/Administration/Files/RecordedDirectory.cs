using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Files;

/// <summary>
/// The directory as a deployment has recorded it. It answers only what was queried when the deployment was collected; SPNs can be moved
/// between the accounts that it knows. An SPN is recorded both with its holders and in the list of each account: both are kept in step, and
/// holders that are unknown stay so, because one who is added does not show who else there is.
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
        return names.Select(name => directory.Accounts.FirstOrDefault(lookup => NameText.Same(lookup.Name, name.ToString()))
            ?? (name.Form == AccountNameForm.Sid ? directory.Accounts.FirstOrDefault(lookup => NameText.Same(lookup.Account.Or(null)?.Sid ?? "", name.ToString())) : null)
            ?? new AccountLookup(name.ToString(), Fact.Unknown<DirectoryAccount?>($"{Source} has no directory facts about {name}")));
    }

    /// <inheritdoc/>
    public IEnumerable<SpnLookup> FindSpnHolders(IReadOnlyList<string> servicePrincipalNames, CancellationToken cancellationToken)
    {
        DirectoryFacts directory = deployment.ReadDirectory(cancellationToken);
        return servicePrincipalNames.Select(spn => Lookup(directory, spn)
            ?? new SpnLookup(spn, Fact.Unknown<IReadOnlyList<DirectoryAccount>>($"{Source} does not have the holder of {spn}")));
    }

    /// <inheritdoc/>
    public IReadOnlyList<GroupMembership> FindMembers(
        DirectoryAccount group, IReadOnlyList<DirectoryAccount> accounts, CancellationToken cancellationToken)
    {
        DirectoryFacts directory = deployment.ReadDirectory(cancellationToken);
        return [.. accounts.Select(account => new GroupMembership(account.Sid, group.Sid, RecordedMembership.IsMember(directory, account.Sid, group.Sid)))];
    }

    /// <summary>Nothing: what the deployment has of PCNS is its own, and no question to a directory.</summary>
    public SyncDeployment ReadPcns(CancellationToken cancellationToken) => new();

    /// <inheritdoc/>
    public Fact<IReadOnlyList<string>> ReadTokenGroups(DirectoryAccount account, CancellationToken cancellationToken) =>
        Fact.Unknown<IReadOnlyList<string>>($"{Source} does not have the groups of {account}");

    /// <inheritdoc/>
    public bool AddSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) =>
        Change(account, servicePrincipalName, isHeld: true, cancellationToken);

    /// <inheritdoc/>
    public bool RemoveSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) =>
        Change(account, servicePrincipalName, isHeld: false, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static SpnLookup? Lookup(DirectoryFacts directory, string spn) =>
        directory.ServicePrincipalNames.FirstOrDefault(lookup => NameText.Same(lookup.ServicePrincipalName, spn));

    private static bool Holds(DirectoryAccount account, string spn) =>
        account.ServicePrincipalNames.Contains(spn, StringComparer.OrdinalIgnoreCase);

    private static DirectoryAccount With(DirectoryAccount account, string spn, bool isHeld) => Holds(account, spn) == isHeld
        ? account
        : account with
        {
            ServicePrincipalNames = isHeld
                ? [.. account.ServicePrincipalNames, spn]
                : [.. account.ServicePrincipalNames.Where(other => !NameText.Same(other, spn))],
        };

    private bool Change(DirectoryAccount account, string spn, bool isHeld, CancellationToken cancellationToken)
    {
        bool isChanged = false;
        deployment.WriteDirectory(
            (directory, origin) =>
            {
                DirectoryAccount? recorded = directory.Accounts.Select(lookup => lookup.Account.Or(null))
                    .FirstOrDefault(found => found is not null && found.IsSameAs(account));
                SpnLookup? lookup = Lookup(directory, spn);
                if (recorded is null && lookup is not { Holders.IsKnown: true })
                {
                    throw new DirectoryException(
                        DirectoryFailure.NoSuchObject,
                        $"{Source} has neither {account} nor the holder of {spn}, so the change cannot be recorded. Nothing was changed.",
                        Source);
                }

                DirectoryFacts changed = Changed(directory, account, spn, isHeld, origin);
                isChanged = (recorded is not null && Holds(recorded, spn) != isHeld)
                    || (lookup is { Holders.IsKnown: true } && lookup.Holders.Value.Any(holder => holder.IsSameAs(account)) != isHeld);
                return isChanged ? changed : directory;
            },
            cancellationToken);
        return isChanged;
    }

    private static DirectoryFacts Changed(DirectoryFacts directory, DirectoryAccount account, string spn, bool isHeld, FactOrigin origin)
    {
        DirectoryAccount Now(DirectoryAccount candidate) => candidate.IsSameAs(account) ? With(candidate, spn, isHeld) : candidate;

        IReadOnlyList<DirectoryAccount> Holders(SpnLookup lookup)
        {
            List<DirectoryAccount> holders = [.. lookup.Holders.Value.Select(Now)];
            if (NameText.Same(lookup.ServicePrincipalName, spn))
            {
                holders.RemoveAll(holder => !isHeld && holder.IsSameAs(account));
                if (isHeld && !holders.Any(holder => holder.IsSameAs(account)))
                {
                    holders.Add(Now(account));
                }
            }

            return holders;
        }

        return directory with
        {
            Accounts =
            [
                .. directory.Accounts.Select(lookup => lookup.Account.Or(null) is { } found && found.IsSameAs(account)
                    ? lookup with { Account = Fact.Known<DirectoryAccount?>(Now(found), origin) }
                    : lookup),
            ],
            ServicePrincipalNames =
            [
                .. directory.ServicePrincipalNames.Select(lookup => lookup.Holders.IsKnown
                    && (NameText.Same(lookup.ServicePrincipalName, spn) || lookup.Holders.Value.Any(holder => holder.IsSameAs(account)))
                        ? lookup with { Holders = Fact.Known(Holders(lookup), origin) }
                        : lookup),
            ],
        };
    }
}
