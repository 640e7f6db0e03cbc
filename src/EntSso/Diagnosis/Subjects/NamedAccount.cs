using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>An account as it was spelled, with what the directory has under that name.</summary>
internal sealed class NamedAccount
{
    private NamedAccount(Fact<string> given, AccountName? name, NameError? error, Fact<DirectoryAccount?> found)
    {
        Given = given;
        Name = name;
        Error = error;
        Found = found;
    }

    /// <summary>The spelling.</summary>
    internal Fact<string> Given { get; }

    /// <summary>The spelling taken apart; null when it is unknown or malformed.</summary>
    internal AccountName? Name { get; }

    /// <summary>What is wrong with the spelling; null when it is unknown or fine.</summary>
    internal NameError? Error { get; }

    /// <summary>The account; known and null when the directory has none of that name.</summary>
    internal Fact<DirectoryAccount?> Found { get; }

    /// <summary>The account where it was found.</summary>
    internal DirectoryAccount? Account => Found.Or(null);

    /// <summary>The best name to show and to type; empty when nothing is known.</summary>
    internal string Display => Account?.ToString() ?? Name?.ToString() ?? "";

    internal static NamedAccount From(Fact<string> given, DirectoryIndex directory)
    {
        if (!given.IsKnown)
        {
            return new NamedAccount(given, null, null, Fact.Unknown<DirectoryAccount?>(given.Reason));
        }

        return AccountName.TryParse(given.Value, out var name, out var error)
            ? new NamedAccount(given, name, null, directory.AccountNamed(name))
            : new NamedAccount(given, null, error, Fact.Unknown<DirectoryAccount?>(error.Message));
    }

    /// <summary>Why there is no name, as a clause without a full stop; for accounts whose <see cref="Name"/> is null.</summary>
    internal string WhyUnknown => MessageText.Clause(Error?.Message ?? Given.Reason);

    /// <summary>An account that came from the directory.</summary>
    internal static NamedAccount From(DirectoryAccount account) =>
        new(
            Fact.Known(account.ToString()),
            AccountName.TryParse(account.Sid, out var sid, out _) ? sid : null,
            null,
            Fact.Known<DirectoryAccount?>(account));

    /// <summary>
    /// Why no SPN can be registered on the account, as a clause; empty where one can. An account of one computer or of Windows itself, and
    /// one that the directory does not have, is not an object of the domain that could hold it.
    /// </summary>
    /// <param name="computer">The computer that local names are meant on.</param>
    internal string WhyNoSpnHolder(HostName? computer) =>
        Name is not { } name ? ""
        : Account is { } account ? account.Kind == DirectoryAccountKind.Group ? $"{account} is a group" : ""
        : IsComputerOnNetwork ? $"{name} appears on the network as the account of the computer"
        : name.IsNeverDomainAccount || (computer is { IsAddress: false } && name.IsLocalTo(computer))
            ? $"{name} is not an account of the domain and cannot hold an SPN"
        : Found.IsKnown ? $"the directory has no account {name}"
        : "";

    /// <summary>Whether the account is one of Windows that other computers see as the account of the computer.</summary>
    internal bool IsComputerOnNetwork =>
        Name is { WellKnownAccount: WellKnownAccount.LocalSystem or WellKnownAccount.NetworkService } or { Form: AccountNameForm.Virtual };

    /// <summary>Whether two spellings mean one account: by SID where both were found, else as far as the names show.</summary>
    /// <param name="other">The other account; both names have to be well-formed.</param>
    /// <param name="computer">The computer that local names are meant on.</param>
    internal AccountComparison Compare(NamedAccount other, HostName? computer)
    {
        if (Account is { Sid.Length: > 0 } mine && other.Account is { Sid.Length: > 0 } its)
        {
            return NameText.Same(mine.Sid, its.Sid)
                ? new AccountComparison(AccountMatch.Same, $"Both are {mine} with the SID {mine.Sid}.")
                : new AccountComparison(AccountMatch.Different, $"{mine} has the SID {mine.Sid}, {its} has {its.Sid}.");
        }

        var byName = Name!.Compare(other.Name!, computer);
        return byName.Match != AccountMatch.CannotTell ? byName
            : Account is { } left ? Compare(other.Name!, left)
            : other.Account is { } right ? Compare(Name, right)
            : byName;
    }

    /// <summary>Whether this is the given account.</summary>
    /// <param name="account">An account of the directory.</param>
    /// <param name="computer">The computer whose own account represents Local System and Network Service on the network.</param>
    internal AccountComparison Compare(DirectoryAccount account, HostName? computer)
    {
        if (Account is { Sid.Length: > 0 } mine && account.Sid.Length > 0)
        {
            return NameText.Same(mine.Sid, account.Sid)
                ? new AccountComparison(AccountMatch.Same, $"The SID of both is {account.Sid}.")
                : new AccountComparison(AccountMatch.Different, $"{mine} has the SID {mine.Sid}, {account} has {account.Sid}.");
        }

        if (IsComputerOnNetwork && computer is not null)
        {
            return account.Kind == DirectoryAccountKind.Computer
                && string.Equals(account.SamAccountName, computer.NetBiosName + "$", StringComparison.OrdinalIgnoreCase)
                ? new AccountComparison(AccountMatch.Same, $"{Name} appears on the network as the computer, {account}.")
                : new AccountComparison(
                    AccountMatch.Different, $"{Name} appears on the network as the computer {computer}, which {account} is not.");
        }

        return Compare(Name!, account);
    }

    private static AccountComparison Compare(AccountName name, DirectoryAccount account) => name.Form switch
    {
        AccountNameForm.Sid => Answer(NameText.Same(name.ToString(), account.Sid), name, account),
        AccountNameForm.NetBiosDomain when !NameText.Same(name.User, account.SamAccountName) => Answer(false, name, account),
        AccountNameForm.NetBiosDomain when account.DomainNetBiosName.IsKnown =>
            Answer(NameText.Same(name.Domain, account.DomainNetBiosName.Value), name, account),
        AccountNameForm.DnsDomain =>
            Answer(NameText.Same(name.User, account.SamAccountName) && NameText.Same(name.Domain, account.DomainDnsName), name, account),
        AccountNameForm.UserPrincipalName when NameText.Same(name.ToString(), account.UserPrincipalName)
            || (NameText.Same(name.User, account.SamAccountName) && NameText.Same(name.Domain, account.DomainDnsName)) => Answer(true, name, account),
        AccountNameForm.Local or AccountNameForm.BuiltIn or AccountNameForm.Virtual => Answer(false, name, account),
        AccountNameForm.Bare when !NameText.Same(name.User, account.SamAccountName) => Answer(false, name, account),
        _ =>
            new AccountComparison(
                AccountMatch.CannotTell, $"Whether {name} is {account} is not certain until {name} is looked up in the directory."),
    };

    private static AccountComparison Answer(bool isSame, AccountName name, DirectoryAccount account) => isSame
        ? new AccountComparison(AccountMatch.Same, $"{name} is {account}.")
        : new AccountComparison(AccountMatch.Different, $"{name} is not {account}.");
}
