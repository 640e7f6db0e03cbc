using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using static EntSso.Naming.NameText;

namespace EntSso.Naming;

/// <summary>
/// A Windows account as people and programs spell it. Rules for the parts: sAMAccountName and userPrincipalName of the Active
/// Directory schema ([MS-ADTS]) and the naming conventions for computers, domains and users that Microsoft documents.
/// </summary>
/// <remarks>
/// Equality is that of spellings, without case: <c>FABRIKAM\svc</c> and <c>svc@fabrikam.com</c> are not equal though they may
/// mean one account. <see cref="Compare(AccountName, HostName)"/> answers that question as far as names can.
/// </remarks>
internal sealed class AccountName : IEquatable<AccountName>
{
    /// <summary>The longest sAMAccountName in characters that the schema allows.</summary>
    public const int MaxUserLength = 256;

    /// <summary>The longest userPrincipalName in characters that the schema allows.</summary>
    public const int MaxLength = 1024;

    private const string What = "account name";
    private const string ForAnyDomain = "A name without a domain may be an account of the computer or of any domain.";
    private const string InvalidCharacters = "\"/\\[]:;|=,+*?<>";
    private const string InvalidDomainCharacters = "\"/\\:|*?<>,;[]=+@";

    private readonly Parts _parts;

    /// <summary>Takes an account name apart.</summary>
    /// <param name="text">
    /// <c>DOMAIN\user</c>, <c>fabrikam.com\user</c>, <c>user@fabrikam.com</c>, <c>.\user</c>, <c>NT AUTHORITY\…</c>,
    /// <c>NT SERVICE\…</c>, <c>LocalSystem</c>, a SID or a name without domain.
    /// </param>
    /// <exception cref="NameFormatException">The text is not an account name; the message says why and what to type instead.</exception>
    public AccountName(string text) : this(Read(text ?? throw new ArgumentNullException(nameof(text)), suggest: true))
    {
    }

    private AccountName(Parts parts) => _parts = parts.Error is null ? parts : throw new NameFormatException(parts.Error);

    /// <summary>How the account is spelled.</summary>
    public AccountNameForm Form => _parts.Form;

    /// <summary>The domain, computer, authority or UPN suffix; <c>.</c> for local accounts, empty for SIDs and bare names.</summary>
    public string Domain => _parts.Domain;

    /// <summary>The name without its domain; empty for SIDs.</summary>
    public string User => _parts.User;

    /// <summary>The SID when the account is given as one or is well known; otherwise null.</summary>
    public SecurityIdentifier? Sid => _parts.Sid;

    /// <summary>The account of Windows for services that this names.</summary>
    public WellKnownAccount WellKnownAccount => _parts.WellKnownAccount;

    /// <summary>Whether the name ends with <c>$</c>: a computer or managed service account, whose password no one can type.</summary>
    public bool IsComputerOrManagedAccount => User.Length > 1 && User[User.Length - 1] == '$';

    /// <summary>Whether the name says by itself that it is not an account of a domain.</summary>
    public bool IsNeverDomainAccount => Form is AccountNameForm.Local or AccountNameForm.BuiltIn or AccountNameForm.Virtual
        || WellKnownAccount != WellKnownAccount.None;

    /// <summary>Takes an account name apart.</summary>
    /// <exception cref="NameFormatException">The text is not an account name.</exception>
    public static AccountName Parse(string text) => new(text);

    public static bool TryParse(string? text, [NotNullWhen(true)] out AccountName? name, [NotNullWhen(false)] out NameError? error)
    {
        var parts = Read(text ?? "", suggest: true);
        error = parts.Error;
        name = error is null ? new AccountName(parts) : null;
        return error is null;
    }

    /// <summary>What is wrong with an account that a user typed, with the form that is right; null when it can be an account.</summary>
    /// <remarks>With wildcards it is a filter, in which <c>*</c>, <c>?</c> and <c>[…]</c> represent characters.</remarks>
    public static NameError? FindInputError(string text, bool mayHaveWildcards = false)
    {
        string name = text ?? "";
        name = mayHaveWildcards ? WithoutWildcards(name) : name;
        if (TryParse(name, out _, out NameError? error))
        {
            return null;
        }

        // What was typed is quoted, not what it was checked as.
        error = name == text ? error : error with { Reason = error.Reason.Replace(Quote(name), Quote(text!)), Suggestion = "" };
        return error.Suggestion.Length > 0 ? error : error with
        {
            Reason = error.Reason + (mayHaveWildcards
                ? " Write DOMAIN\\user or user; wildcards are allowed."
                : " Write DOMAIN\\user, user@domain or a SID."),
        };
    }

    /// <summary>Whether the account is one of the given computer: <c>.\user</c> or <c>COMPUTER\user</c>.</summary>
    public bool IsLocalTo(HostName computer) => Form switch
    {
        AccountNameForm.Local => true,
        AccountNameForm.NetBiosDomain => !computer.IsAddress && (Same(Domain, computer.NetBiosName) || Same(Domain, computer.ShortName)),
        AccountNameForm.DnsDomain => Same(Domain, computer.ToString()),
        _ => false,
    };

    /// <summary>Whether two names mean one account, as far as that can be determined without a directory.</summary>
    /// <remarks>Never a guess: what a directory could answer otherwise is <see cref="AccountMatch.CannotTell"/>.</remarks>
    public AccountComparison Compare(AccountName other, HostName? computer = null) =>
        Form <= other.Form ? Compare(this, other, computer) : Compare(other, this, computer);

    /// <inheritdoc/>
    public bool Equals(AccountName? other) =>
        other is not null
        && (WellKnownAccount != WellKnownAccount.None
            ? WellKnownAccount == other.WellKnownAccount
            : Form == other.Form && Same(_parts.Text, other._parts.Text));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AccountName);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        WellKnownAccount != WellKnownAccount.None ? (int)WellKnownAccount : StringComparer.OrdinalIgnoreCase.GetHashCode(_parts.Text);

    /// <summary>Whether two names are spelled alike without case.</summary>
    public static bool operator ==(AccountName? left, AccountName? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two names are spelled differently.</summary>
    public static bool operator !=(AccountName? left, AccountName? right) => !(left == right);

    /// <summary>The name as it was given; accounts of Windows for services and SIDs in their canonical spelling.</summary>
    public override string ToString() => _parts.Text;

    private static AccountComparison Compare(AccountName first, AccountName second, HostName? computer)
    {
        if (first.Sid is not null && second.Sid is not null)
        {
            return first.Sid == second.Sid ? IsSame("Both have the same SID.") : IsDifferent("They have different SIDs.");
        }

        if (first.IsNeverDomainAccount || second.IsNeverDomainAccount)
        {
            return CompareComputerAccounts(first, second, computer);
        }

        if (second.Form == AccountNameForm.Sid)
        {
            return CannotTell($"{first} has to be looked up before it can be compared with a SID.");
        }

        if (first.Form == AccountNameForm.UserPrincipalName || second.Form == AccountNameForm.UserPrincipalName)
        {
            return first == second
                ? IsSame("Both are the same user principal name.")
                : CannotTell(
                    "A user principal name may differ from the sAMAccountName and the domain: only a directory can identify its account.");
        }

        return !Same(first.User, second.User) ? IsDifferent($"The user names {first.User} and {second.User} differ.")
            : first.Form == AccountNameForm.Bare || second.Form == AccountNameForm.Bare ? CannotTell(ForAnyDomain)
            : first.Form != second.Form
                ? CannotTell($"Whether {first.Domain} is the NetBIOS name of {second.Domain} can be answered only by the directory.")
            : Same(first.Domain, second.Domain) ? IsSame("Domain and user are the same.")
            : IsDifferent($"The domains {first.Domain} and {second.Domain} differ.");
    }

    private static AccountComparison CompareComputerAccounts(AccountName first, AccountName second, HostName? computer)
    {
        if (first == second)
        {
            return first.Form == AccountNameForm.Local && computer is null
                ? CannotTell($"{first} is an account of the computer where it is entered, which may be another computer.")
                : IsSame("Both are the same account of Windows.");
        }

        if (second.Form == AccountNameForm.Sid && first.Sid is null)
        {
            return second.Sid!.IsDomainAccount && first.Form != AccountNameForm.Local
                ? IsDifferent($"{first} is an account of Windows itself, {second} one of a domain or computer.")
                : CannotTell($"{first} has to be looked up on its computer before it can be compared with a SID.");
        }

        var local = first.Form == AccountNameForm.Local ? first : second;
        var another = ReferenceEquals(local, first) ? second : first;
        if (local.Form != AccountNameForm.Local || another.IsNeverDomainAccount
            || another.Form is AccountNameForm.DnsDomain or AccountNameForm.UserPrincipalName)
        {
            return IsDifferent($"{first} and {second} are different kinds of account.");
        }

        if (!Same(local.User, another.User))
        {
            return IsDifferent($"The user names {first.User} and {second.User} differ.");
        }

        return another.Form == AccountNameForm.Bare ? CannotTell(ForAnyDomain)
            : computer is null
                ? CannotTell(
                    $"They are different accounts unless {another.Domain} is the name of the computer that {local} was entered on.")
            : another.IsLocalTo(computer) ? IsSame($"Both are the local account {another.User} of {computer}.")
            : IsDifferent($"{local} is a local account of {computer}, {another} is not.");
    }

    private static AccountComparison IsSame(string reason) => new(AccountMatch.Same, reason);

    private static AccountComparison IsDifferent(string reason) => new(AccountMatch.Different, reason);

    private static AccountComparison CannotTell(string reason) => new(AccountMatch.CannotTell, reason);

    private static Parts Read(string text, bool suggest)
    {
        var parts = ReadExactly(text);
        return parts.Error is null || !suggest
            ? parts
            : parts with { Error = Suggest(parts.Error, text, Corrected, corrected => ReadExactly(corrected).Error is null) };
    }

    private static Parts ReadExactly(string text)
    {
        if (FindCommonError(text, What, MaxLength) is { } common)
        {
            return Fail(common);
        }

        if (text.Length > 4 && text.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase) && text[4] is >= '0' and <= '9')
        {
            return SecurityIdentifier.TryParse(text, out var sid, out var sidError)
                ? new Parts(sid.ToString(), AccountNameForm.Sid, "", "", sid, sid.WellKnownAccount)
                : Fail(sidError);
        }

        // The sign first: few names have one, and without it the expression is never built.
        if (text.IndexOf('=') >= 0
            && Regex.IsMatch(text, @"^\s*(CN|OU|DC|UID)\s*=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase))
        {
            return Fail(NameErrorKind.DistinguishedName, $"{Quote(text)} is a distinguished name; an {What} is needed.", 0);
        }

        return text.IndexOf('/') is >= 0 and var slash ? Fail(FindSlashMistake(text, slash))
            : text.IndexOf('\\') is >= 0 and var backslash ? ReadDownLevel(text, backslash)
            : text.IndexOf('@') is >= 0 ? ReadUserPrincipalName(text, text.LastIndexOf('@'))
            : ReadBare(text);
    }

    // Of the classes of this chain: any other class may be a domain, with the wrong slash behind it.
    private static bool IsServicePrincipalName(string text) =>
        text.StartsWith(ServicePrincipalName.EntSsoServiceClass + "/", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith(ServicePrincipalName.SyncEngineServiceClass + "/", StringComparison.OrdinalIgnoreCase);

    private static NameError FindSlashMistake(string text, int slash) =>
        text.IndexOf("://", StringComparison.Ordinal) is >= 0
            ? new NameError(NameErrorKind.Url, $"{Quote(text)} is a URL; an {What} is needed.", slash)
            : IsServicePrincipalName(text)
                ? new NameError(NameErrorKind.SpnInsteadOfName, $"{Quote(text)} is a service principal name; an {What} is needed.", slash)
                : new NameError(
                    NameErrorKind.WrongSlash,
                    $"{Quote(text)} has a forward slash {At(slash)}; a backslash belongs between domain and user.", slash);

    private static Parts ReadDownLevel(string text, int backslash)
    {
        if (backslash == 0)
        {
            return Fail(NameErrorKind.MissingDomain, $"{Quote(text)} has no domain before the backslash.", 0);
        }

        if (backslash == text.Length - 1)
        {
            return Fail(NameErrorKind.MissingUser, $"{Quote(text)} has no user after the backslash.", text.Length);
        }

        var domain = text.Substring(0, backslash);
        var user = text.Substring(backslash + 1);
        if (user.IndexOf('@') is >= 0 and var at)
        {
            return Fail(
                NameErrorKind.MixedForms, $"{Quote(text)} mixes DOMAIN\\user and user@domain; use one of the two.", backslash + 1 + at);
        }

        if (char.IsWhiteSpace(domain[domain.Length - 1]) || char.IsWhiteSpace(user[0]))
        {
            var space = char.IsWhiteSpace(user[0]) ? backslash + 1 : backslash - 1;
            return Fail(NameErrorKind.WhiteSpace, $"{Quote(text)} has white space {At(space)}.", space);
        }

        return FindDomainError(text, domain) is { } domainError ? Fail(domainError)
            : FindUserError(text, backslash + 1, text.Length, InvalidCharacters) is { } userError ? Fail(userError)
            : Classify(text, domain, user);
    }

    private static Parts Classify(string text, string domain, string user)
    {
        if (domain == ".")
        {
            return Same(user, "LocalSystem")
                ? WellKnown(WellKnownAccount.LocalSystem)
                : new Parts(text, AccountNameForm.Local, domain, user);
        }

        if (Same(domain, "NT AUTHORITY") && FindWellKnown(user) is not WellKnownAccount.None and var account)
        {
            return WellKnown(account);
        }

        var form = Same(domain, "NT AUTHORITY") || Same(domain, "BUILTIN") ? AccountNameForm.BuiltIn
            : Same(domain, "NT SERVICE") || Same(domain, "IIS APPPOOL") || Same(domain, "NT VIRTUAL MACHINE")
                ? AccountNameForm.Virtual
            : domain.IndexOf('.') is >= 0 ? AccountNameForm.DnsDomain
            : AccountNameForm.NetBiosDomain;
        return new Parts(text, form, domain, user);
    }

    private static NameError? FindDomainError(string text, string domain)
    {
        if (domain == ".")
        {
            return null;
        }

        if (domain.IndexOf('.') is >= 0)
        {
            return !HostName.TryParse(domain, suggest: false, out var name, out var error)
                ? error with { Reason = $"The domain of {Quote(text)} is not one. {error.Reason}" }
                : name.IsAddress
                    ? new NameError(NameErrorKind.IPAddress, $"{Quote(text)} has an IP address instead of the name of a domain.", 0)
                    : null;
        }

        return FindInvalid(text, 0, domain.Length, InvalidDomainCharacters, "a domain");
    }

    private static NameError? FindInvalid(string text, int start, int end, string invalid, string what) =>
        text.IndexOfAny(invalid.ToCharArray(), start, end - start) is >= 0 and var at
            ? new NameError(
                NameErrorKind.InvalidCharacter, $"{Quote(text)} has '{text[at]}' {At(at)}, which the name of {what} cannot contain.", at)
            : null;

    private static Parts ReadUserPrincipalName(string text, int at)
    {
        if (at == 0)
        {
            return Fail(NameErrorKind.MissingUser, $"{Quote(text)} has no user before the at sign.", 0);
        }

        if (at == text.Length - 1)
        {
            return Fail(NameErrorKind.MissingDomain, $"{Quote(text)} has no domain after the at sign.", text.Length);
        }

        // A plus sign is fine in a UPN though not in a sAMAccountName.
        if (FindUserError(text, 0, at, InvalidCharacters.Replace("+", "")) is { } userError)
        {
            return Fail(userError);
        }

        if (text.IndexOf('@') is var first && first < at)
        {
            return Fail(NameErrorKind.InvalidCharacter, $"{Quote(text)} has more than one at sign.", first);
        }

        var suffix = text.Substring(at + 1);
        return !HostName.TryParse(suffix, suggest: false, out var name, out var error)
            ? Fail(error with { Reason = $"The domain of {Quote(text)} is not one. {error.Reason}", Position = at + 1 + error.Position })
            : name.IsAddress
                ? Fail(NameErrorKind.IPAddress, $"{Quote(text)} has an IP address instead of the name of a domain.", at + 1)
                : new Parts(text, AccountNameForm.UserPrincipalName, suffix, text.Substring(0, at));
    }

    private static Parts ReadBare(string text) =>
        FindWellKnown(text) is not WellKnownAccount.None and var account ? WellKnown(account)
            : FindUserError(text, 0, text.Length, InvalidCharacters) is { } error ? Fail(error)
            : new Parts(text, AccountNameForm.Bare, "", text);

    private static NameError? FindUserError(string text, int start, int end, string invalid)
    {
        if (end - start > MaxUserLength)
        {
            return new(
                NameErrorKind.TooLong, $"{Quote(text)} has a user name of more than {MaxUserLength} characters.", start + MaxUserLength);
        }

        return FindInvalid(text, start, end, invalid, "an account")
            ?? (text.Substring(start, end - start).Any(c => c != '.' && !char.IsWhiteSpace(c))
                ? null
                : new NameError(NameErrorKind.MissingUser, $"{Quote(text)} has a user name of only dots and spaces.", start));
    }

    private static WellKnownAccount FindWellKnown(string user) => user.ToUpperInvariant() switch
    {
        "LOCALSYSTEM" or "SYSTEM" => WellKnownAccount.LocalSystem,
        "LOCALSERVICE" or "LOCAL SERVICE" => WellKnownAccount.LocalService,
        "NETWORKSERVICE" or "NETWORK SERVICE" => WellKnownAccount.NetworkService,
        _ => WellKnownAccount.None,
    };

    private static Parts WellKnown(WellKnownAccount account)
    {
        var (user, sid) = account switch
        {
            WellKnownAccount.LocalSystem => ("SYSTEM", SecurityIdentifier.LocalSystem),
            WellKnownAccount.LocalService => ("LOCAL SERVICE", SecurityIdentifier.LocalService),
            _ => ("NETWORK SERVICE", SecurityIdentifier.NetworkService),
        };
        return new($"NT AUTHORITY\\{user}", AccountNameForm.BuiltIn, "NT AUTHORITY", user, sid, account);
    }

    private static string Corrected(string text)
    {
        var plain = Plain(text);
        if (plain.IndexOf("://", StringComparison.Ordinal) is >= 0 || IsServicePrincipalName(plain))
        {
            return "";
        }

        plain = plain.Replace('/', '\\').TrimStart('\\');
        var backslash = plain.IndexOf('\\');
        if (backslash < 0)
        {
            return plain;
        }

        var user = plain.Substring(backslash + 1).Trim();
        return user.IndexOf('@') is >= 0 ? user : $"{plain.Substring(0, backslash).Trim().TrimEnd('.')}\\{user}";
    }

    private static Parts Fail(NameErrorKind kind, string reason, int position) => Fail(new NameError(kind, reason, position));

    private static Parts Fail(NameError error) => default(Parts) with { Error = error };

    private readonly record struct Parts(
        string Text,
        AccountNameForm Form,
        string Domain,
        string User,
        SecurityIdentifier? Sid = null,
        WellKnownAccount WellKnownAccount = WellKnownAccount.None,
        NameError? Error = null);
}

/// <summary>The spellings of a Windows account.</summary>
public enum AccountNameForm : long
{
    /// <summary><c>DOMAIN\user</c> with a NetBIOS name in front, which may be a domain's or a computer's.</summary>
    NetBiosDomain,

    /// <summary><c>fabrikam.com\user</c> with the DNS name of a domain in front.</summary>
    DnsDomain,

    /// <summary><c>user@fabrikam.com</c>; the part in front of the at sign need not be the sAMAccountName.</summary>
    UserPrincipalName,

    /// <summary><c>.\user</c>: an account of the computer it is entered on.</summary>
    Local,

    /// <summary>An account of Windows itself: <c>LocalSystem</c>, <c>NT AUTHORITY\…</c>, <c>BUILTIN\…</c>.</summary>
    BuiltIn,

    /// <summary>A virtual account: <c>NT SERVICE\…</c>, <c>IIS APPPOOL\…</c>, <c>NT VIRTUAL MACHINE\…</c>.</summary>
    Virtual,

    /// <summary>A SID in text form.</summary>
    Sid,

    /// <summary>A name without a domain.</summary>
    Bare,
}

/// <summary>Whether two names mean one account.</summary>
public enum AccountMatch : long
{
    /// <summary>They do.</summary>
    Same,

    /// <summary>They do not.</summary>
    Different,

    /// <summary>The names alone do not show: a directory has to be queried.</summary>
    CannotTell,
}

/// <summary>The answer to whether two names mean one account.</summary>
internal sealed record AccountComparison(AccountMatch Match, string Reason);

/// <summary>The accounts that every Windows computer has for services.</summary>
public enum WellKnownAccount : long
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>Local System, <c>S-1-5-18</c>.</summary>
    LocalSystem,

    /// <summary>Local Service, <c>S-1-5-19</c>.</summary>
    LocalService,

    /// <summary>Network Service, <c>S-1-5-20</c>.</summary>
    NetworkService,
}
