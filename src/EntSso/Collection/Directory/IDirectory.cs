using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Collection.Directory;

/// <summary>
/// An Active Directory forest. Questions are batched: a thousand names cost a few requests. Every method throws
/// <see cref="DirectoryException"/> with a typed reason when the directory cannot be queried, and
/// <see cref="OperationCanceledException"/> when the caller cancels.
/// </summary>
internal interface IDirectory : IDisposable
{
    /// <summary>The directory in words for people, as the source of facts: <c>LDAP dc1.fabrikam.com</c>.</summary>
    string Source { get; }

    /// <summary>Looks accounts up by name in the whole forest.</summary>
    /// <param name="names">
    /// The names in any spelling. Accounts of a computer and of Windows itself are answered as unknown without asking, and so is a name
    /// that fits more than one account.
    /// </param>
    /// <param name="cancellationToken">Stops between and within requests.</param>
    /// <returns>One answer for each name, in their order; a batch is requested when its first answer is read.</returns>
    IEnumerable<AccountLookup> FindAccounts(IReadOnlyList<AccountName> names, CancellationToken cancellationToken);

    /// <summary>Finds every holder of SPNs in the whole forest, without regard to case.</summary>
    /// <param name="servicePrincipalNames">The SPNs; compared unchanged, well formed or not.</param>
    /// <param name="cancellationToken">Stops between and within requests.</param>
    /// <returns>One answer for each SPN, in their order; a batch is requested when its first answer is read.</returns>
    IEnumerable<SpnLookup> FindSpnHolders(IReadOnlyList<string> servicePrincipalNames, CancellationToken cancellationToken);

    /// <summary>Finds out which accounts belong to a group, directly, through other groups, or by their primary group.</summary>
    /// <returns>One answer for each account, in their order.</returns>
    IReadOnlyList<GroupMembership> FindMembers(
        DirectoryAccount group, IReadOnlyList<DirectoryAccount> accounts, CancellationToken cancellationToken);

    /// <summary>Reads the SIDs of all security groups of an account's logon (tokenGroups), as ENTSSO checks membership.</summary>
    /// <returns>SIDs in text form; unknown when the requesting account has no right to read them.</returns>
    Fact<IReadOnlyList<string>> ReadTokenGroups(DirectoryAccount account, CancellationToken cancellationToken);

    /// <summary>Reads what the directory has of PCNS, except the targets' encryption keys.</summary>
    /// <returns>PCNS facts, and in the inventory how many targets and writable domain controllers the domain has.</returns>
    SyncDeployment ReadPcns(CancellationToken cancellationToken);

    /// <summary>Adds an SPN to an account. Looks for no duplicate: that is up to the caller.</summary>
    /// <param name="account">The account as this directory returned it.</param>
    /// <param name="servicePrincipalName">The SPN.</param>
    /// <param name="cancellationToken">Stops the waiting; the directory may have made the change anyway.</param>
    /// <returns>False when the account held it already.</returns>
    bool AddSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken);

    /// <summary>Removes an SPN from an account.</summary>
    /// <param name="account">The account as this directory returned it.</param>
    /// <param name="servicePrincipalName">The SPN.</param>
    /// <param name="cancellationToken">Stops the waiting; the directory may have made the change anyway.</param>
    /// <returns>False when the account did not hold it.</returns>
    bool RemoveSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken);
}
