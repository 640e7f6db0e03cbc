using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Naming;

namespace EntSso.Administration.ServicePrincipalNames;

/// <summary>
/// Registers and removes SPNs. Every change is planned first against the whole forest, so that it can be shown, confirmed or handed to
/// someone else as a command.
/// </summary>
internal sealed class SpnRegistrar(IDirectory directory)
{
    /// <summary>Plans to make an account the only holder of an SPN.</summary>
    /// <returns>What has to be done; <see cref="SpnChangeKind.None"/> when the account is the only holder already.</returns>
    /// <exception cref="SpnRefusedException">It is not to be done; typed.</exception>
    /// <exception cref="DirectoryException">The directory could not be queried; typed.</exception>
    public SpnChange PlanRegister(
        ServicePrincipalName servicePrincipalName, AccountName account, bool force, CancellationToken cancellationToken)
    {
        var target = FindAccount(account, cancellationToken);
        if (target.Kind is DirectoryAccountKind.Group or DirectoryAccountKind.Other)
        {
            throw new SpnRefusedException(
                SpnRefusal.NotAnAccount, $"A service cannot run under the account {target}. Specify the account of the ENTSSO service.");
        }

        var holders = FindHolders(servicePrincipalName.ToString(), cancellationToken);
        var others = holders.Where(holder => !holder.IsSameAs(target)).ToList();
        var isHeld = others.Count < holders.Count;
        var change = new SpnChange
        {
            ServicePrincipalName = servicePrincipalName,
            Account = target,
            Kind = others.Count > 0 ? SpnChangeKind.Move : isHeld ? SpnChangeKind.None : SpnChangeKind.Add,
            RemoveFrom = others,
            IsHeldAlready = isHeld,
        };
        return others.Count > 0 && !force
            ? throw new SpnRefusedException(
                SpnRefusal.HeldByAnother,
                $"{servicePrincipalName} is held by {string.Join(", ", others)} "
                    + $"({string.Join("; ", others.Select(holder => holder.DistinguishedName))}). Make sure that no service needs it "
                    + $"there, then move it with force, or run:\n{string.Join("\n", change.ToCommand())}")
            : change;
    }

    /// <summary>Plans to remove an SPN from an account. Other holders are left alone.</summary>
    /// <returns>What has to be done; <see cref="SpnChangeKind.None"/> when the account does not hold it.</returns>
    /// <exception cref="SpnRefusedException">The account is not known; typed.</exception>
    /// <exception cref="DirectoryException">The directory could not be queried; typed.</exception>
    public SpnChange PlanUnregister(ServicePrincipalName servicePrincipalName, AccountName account, CancellationToken cancellationToken)
    {
        var target = FindAccount(account, cancellationToken);
        var isHeld = target.ServicePrincipalNames.Contains(servicePrincipalName.ToString(), StringComparer.OrdinalIgnoreCase);
        return new SpnChange
        {
            ServicePrincipalName = servicePrincipalName,
            Account = target,
            Kind = isHeld ? SpnChangeKind.Remove : SpnChangeKind.None,
            IsHeldAlready = isHeld,
        };
    }

    /// <summary>
    /// Makes a planned change. Before an SPN is given to an account, its holders are looked for once more, and afterwards again: a
    /// directory does not have to keep two from registering the same SPN, and with two holders no one gets a ticket.
    /// </summary>
    /// <returns>Whether anything was changed.</returns>
    /// <exception cref="SpnRefusedException">
    /// Someone else has got the SPN meanwhile, the change does not show it, or a move failed half way; typed, and the message says what is
    /// true now.
    /// </exception>
    /// <exception cref="DirectoryException">The directory could not be queried or refused, and nothing was changed; typed.</exception>
    public bool Apply(SpnChange change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = change.ServicePrincipalName.ToString();
        return change.Kind switch
        {
            SpnChangeKind.Add or SpnChangeKind.Move => Register(change, name, cancellationToken),
            SpnChangeKind.Remove => Unregister(change.Account, name),
            _ => false,
        };
    }

    private DirectoryAccount FindAccount(AccountName account, CancellationToken cancellationToken)
    {
        var lookup = directory.FindAccounts([account], cancellationToken).Single();
        if (!lookup.Account.IsKnown)
        {
            throw new SpnRefusedException(
                SpnRefusal.AccountUnknown, $"The SPN was not changed, because the account is not known: {lookup.Account.Reason}.");
        }

        return lookup.Account.Value
            ?? throw new SpnRefusedException(
                SpnRefusal.AccountNotFound, $"The forest has no account {account}. Check the spelling of the name and the domain.");
    }

    private IReadOnlyList<DirectoryAccount> FindHolders(string name, CancellationToken cancellationToken)
    {
        var lookup = directory.FindSpnHolders([name], cancellationToken).Single();
        return lookup.Holders.IsKnown
            ? lookup.Holders.Value
            : throw new SpnRefusedException(
                SpnRefusal.HoldersUnknown,
                $"{name} was not registered: it is not known whether another account of the forest holds it ({lookup.Holders.Reason}).");
    }

    private bool Register(SpnChange change, string name, CancellationToken cancellationToken)
    {
        var holders = FindHolders(name, cancellationToken);
        var unplanned = holders.Where(holder => !holder.IsSameAs(change.Account) && !change.RemoveFrom.Any(known => known.IsSameAs(holder)))
            .ToList();
        if (unplanned.Count > 0)
        {
            throw new SpnRefusedException(
                SpnRefusal.ChangedMeanwhile,
                $"{name} was not registered on {change.Account}: {string.Join(", ", unplanned)} got it after the change was planned. "
                    + "Nothing was changed. Check it and run the command again if the change is still needed.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var isHeld = holders.Any(holder => holder.IsSameAs(change.Account));
        var isChanged = Move(change with { IsHeldAlready = isHeld }, name);
        if (isChanged)
        {
            Verify(change, name);
        }

        return isChanged;
    }

    private bool Unregister(DirectoryAccount account, string name)
    {
        if (!directory.RemoveSpn(account, name, CancellationToken.None))
        {
            return false;
        }

        bool isStillHeld;
        try
        {
            isStillHeld = IsStillHeld(account, name);
        }
        catch (Exception failed) when (failed is SpnRefusedException or DirectoryException)
        {
            throw new SpnRefusedException(
                SpnRefusal.NotVerified,
                $"{name} was removed from {account} without an error, but the result could not be read: {failed.Message} Check it again "
                    + $"with {SetspnCommand.Query(name)}.",
                failed);
        }

        return isStillHeld
            ? throw new SpnRefusedException(
                SpnRefusal.NotVerified,
                $"{name} was removed from {account} without an error, but the account still has it. Check it again in a minute; if it "
                    + $"stays so, run: {SetspnCommand.Remove(name, account.ToString())}")
            : true;
    }

    // Where only the holders of the SPN are known, as in a deployment file, these decide.
    private bool IsStillHeld(DirectoryAccount account, string name)
    {
        try
        {
            return IsInOwnList(account, name);
        }
        catch (SpnRefusedException)
        {
            return FindHolders(name, CancellationToken.None).Any(holder => holder.IsSameAs(account));
        }
    }

    private void Verify(SpnChange change, string name)
    {
        List<DirectoryAccount> others;
        bool isHeld;
        try
        {
            var holders = FindHolders(name, CancellationToken.None);
            others = [.. holders.Where(holder => !holder.IsSameAs(change.Account))];
            isHeld = others.Count < holders.Count || IsInOwnList(change.Account, name);
        }
        catch (Exception failed) when (failed is SpnRefusedException or DirectoryException)
        {
            throw new SpnRefusedException(
                SpnRefusal.NotVerified,
                $"{name} was added to {change.Account} without an error, but its holder could not be read: {failed.Message} Check it again "
                    + $"with {SetspnCommand.Query(name)}.",
                failed);
        }

        if (others.Count > 0)
        {
            throw new SpnRefusedException(
                SpnRefusal.RegisteredTwice,
                $"{name} was added to {change.Account}, and {string.Join(", ", others)} also holds it: no ticket is issued for it "
                    + "until only one "
                    + "account has it. Remove it from the wrong one:\n"
                    + string.Join("\n", others.Append(change.Account).Select(holder => SetspnCommand.Remove(name, holder.ToString()))));
        }

        if (!isHeld)
        {
            throw new SpnRefusedException(
                SpnRefusal.NotVerified,
                $"{name} was added to {change.Account} without an error, but the account does not have it. Check it again in a minute; if "
                    + $"it stays so, run: {SetspnCommand.Add(name, change.Account.ToString())}");
        }
    }

    // The catalog of the forest follows the account's own domain with a delay; the domain that took the write knows.
    private bool IsInOwnList(DirectoryAccount account, string name) =>
        FindAccount(new AccountName(account.Sid), CancellationToken.None)
            .ServicePrincipalNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private bool Move(SpnChange change, string name)
    {
        var taken = new List<DirectoryAccount>();
        try
        {
            foreach (var holder in change.RemoveFrom)
            {
                if (directory.RemoveSpn(holder, name, CancellationToken.None))
                {
                    taken.Add(holder);
                }
            }

            return (!change.IsHeldAlready && directory.AddSpn(change.Account, name, CancellationToken.None)) || taken.Count > 0;
        }
        catch (DirectoryException exception) when (taken.Count > 0)
        {
            throw Undo(change, name, taken, exception);
        }
    }

    private SpnRefusedException Undo(SpnChange change, string name, List<DirectoryAccount> taken, DirectoryException cause)
    {
        var lost = new List<DirectoryAccount>();
        foreach (var holder in taken)
        {
            try
            {
                directory.AddSpn(holder, name, CancellationToken.None);
            }
            catch (DirectoryException)
            {
                lost.Add(holder);
            }
        }

        return lost.Count == 0
            ? new SpnRefusedException(
                SpnRefusal.MoveFailedAndUndone,
                $"{name} was not moved to {change.Account} and is held by {string.Join(", ", change.RemoveFrom)} as before. "
                    + $"{cause.Message}",
                cause)
            : new SpnRefusedException(
                SpnRefusal.MoveFailed,
                $"{name} was removed from {string.Join(", ", lost)}, could not be added to {change.Account} and could not be restored. "
                    + $"{cause.Message} To restore it:\n"
                    + string.Join("\n", lost.Select(holder => new SpnChange
                    {
                        ServicePrincipalName = change.ServicePrincipalName,
                        Account = holder,
                        Kind = SpnChangeKind.Add,
                    }.ToCommand()[0])),
                cause);
    }
}
