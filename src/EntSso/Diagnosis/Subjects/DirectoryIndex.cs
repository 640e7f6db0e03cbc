using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>
/// The directory's answers by name, so that rules over a hundred thousand accounts do not search for each of them. A name that the
/// directory was not asked for is unknown with that reason.
/// </summary>
internal sealed class DirectoryIndex
{
    /// <summary>Why a fact of the directory is unknown when the input has none at all.</summary>
    internal const string NotAsked = "no directory was queried";

    private readonly DirectoryFacts _directory;
    private readonly Dictionary<string, AccountLookup> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SpnLookup> _spns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Sid, string Group), Fact<bool>> _memberships = new(NamePairComparer.Instance);
    private readonly Lazy<Dictionary<AccountName, AccountLookup>> _byName;

    internal DirectoryIndex(DirectoryFacts directory, CancellationToken cancellationToken)
    {
        _directory = directory;
        foreach (var lookup in directory.Accounts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddFirst(_accounts, lookup.Name, lookup);
        }

        foreach (var lookup in directory.ServicePrincipalNames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddFirst(_spns, lookup.ServicePrincipalName, lookup);
        }

        foreach (var membership in directory.Memberships)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddFirst(_memberships, (membership.AccountSid, membership.Group), membership.IsMember);
        }

        _byName = new Lazy<Dictionary<AccountName, AccountLookup>>(() => ByName(directory, cancellationToken));
    }

    /// <summary>What was found under a name, first as it was requested, then in any spelling; null when it was not asked for.</summary>
    internal AccountLookup? Account(string text) => Asked(text) ?? (AccountName.TryParse(text, out var name, out _) ? Account(name) : null);

    /// <summary>Every holder of an SPN.</summary>
    internal Fact<IReadOnlyList<DirectoryAccount>> HoldersOf(ServicePrincipalName spn) =>
        _spns.TryGetValue(spn.ToString(), out var lookup)
            ? lookup.Holders
            : Fact.Unknown<IReadOnlyList<DirectoryAccount>>(WhyNotAsked(spn.ToString()));

    /// <summary>The account of a name; known and null when there is none.</summary>
    internal Fact<DirectoryAccount?> AccountNamed(AccountName name) =>
        Account(name)?.Account ?? Fact.Unknown<DirectoryAccount?>(WhyNotAsked(name.ToString()));

    /// <summary>Whether an account is in a group, by the group's SID or the name that was requested.</summary>
    internal Fact<bool> IsMember(string sid, string group) =>
        _memberships.TryGetValue((sid, group), out var isMember) ? isMember : Fact.Unknown<bool>("the directory was not queried");

    private AccountLookup? Account(AccountName name) =>
        Asked(name.ToString()) ?? (_byName.Value.TryGetValue(name, out var lookup) ? lookup : null);

    private AccountLookup? Asked(string text) => _accounts.TryGetValue(text, out var lookup) ? lookup : null;

    private string WhyNotAsked(string name) =>
        _directory.Accounts.Count == 0 && _directory.ServicePrincipalNames.Count == 0
            ? NotAsked
            : $"{name} was not looked up in the directory";

    private static Dictionary<AccountName, AccountLookup> ByName(DirectoryFacts directory, CancellationToken cancellationToken)
    {
        var byName = new Dictionary<AccountName, AccountLookup>();
        foreach (var lookup in directory.Accounts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (AccountName.TryParse(lookup.Name, out var name, out _))
            {
                AddFirst(byName, name, lookup);
            }
        }

        return byName;
    }

    private static void AddFirst<TKey, TValue>(Dictionary<TKey, TValue> index, TKey key, TValue value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out _))
        {
            index[key] = value;
        }
    }
}
