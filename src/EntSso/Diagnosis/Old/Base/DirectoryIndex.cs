using System.Runtime.CompilerServices;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old;

/// <summary>The directory's answers by name, so that rules over a hundred thousand accounts do not search for each of them.</summary>
internal sealed class DirectoryIndex
{
    // Facts never change, so their index is a property of them; it lives as long as they do.
    private static readonly ConditionalWeakTable<DirectoryFacts, DirectoryIndex> _indexes = new();

    private readonly Dictionary<string, AccountLookup> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SpnLookup> _spns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Sid, string Group), Fact<bool>> _memberships = new(NamePairComparer.Instance);
    private readonly Lazy<Dictionary<AccountName, AccountLookup>> _byName;

    private DirectoryIndex(DirectoryFacts directory)
    {
        foreach (var lookup in directory.Accounts)
        {
            AddFirst(_accounts, lookup.Name, lookup);
        }

        foreach (var lookup in directory.ServicePrincipalNames)
        {
            AddFirst(_spns, lookup.ServicePrincipalName, lookup);
        }

        foreach (var membership in directory.Memberships)
        {
            AddFirst(_memberships, (membership.AccountSid, membership.Group), membership.IsMember);
        }

        _byName = new Lazy<Dictionary<AccountName, AccountLookup>>(() => ByName(directory));
    }

    internal static DirectoryIndex Of(DirectoryFacts directory) => _indexes.GetValue(directory, facts => new DirectoryIndex(facts));

    /// <summary>What was found under a name, first as it was asked for, then in whatever spelling; null when it was not asked for.</summary>
    internal AccountLookup? Account(string text) => Asked(text) ?? (AccountName.TryParse(text, out var name, out _) ? Account(name) : null);

    /// <summary>What was found under a name in whatever spelling; null when it was not asked for.</summary>
    internal AccountLookup? Account(AccountName name) =>
        Asked(name.ToString()) ?? (_byName.Value.TryGetValue(name, out var lookup) ? lookup : null);

    /// <summary>Who holds an SPN; null when it was not searched for.</summary>
    internal SpnLookup? Spn(string spn) => _spns.TryGetValue(spn, out var lookup) ? lookup : null;

    /// <summary>Whether an account is in a group, by the group's SID or the name that was asked for; unknown when nobody asked.</summary>
    internal Fact<bool> IsMember(string sid, string group) =>
        _memberships.TryGetValue((sid, group), out var isMember) ? isMember : Fact.Unknown<bool>("the directory was not asked");

    private AccountLookup? Asked(string text) => _accounts.TryGetValue(text, out var lookup) ? lookup : null;

    private static Dictionary<AccountName, AccountLookup> ByName(DirectoryFacts directory)
    {
        var byName = new Dictionary<AccountName, AccountLookup>();
        foreach (var lookup in directory.Accounts)
        {
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
            index.Add(key, value);
        }
    }
}
