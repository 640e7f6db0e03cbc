using System.DirectoryServices.Protocols;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Collection.Directory;

/// <summary>
/// Active Directory by LDAP. Connections are opened when first needed and kept. The forest is searched through the global catalog,
/// which holds only some attributes; the rest is read from the accounts' domains, one request for a batch and domain.
/// </summary>
/// <remarks>
/// Cost in a forest of one domain, after logging on: a batch of names or SPNs two requests, one for what no one holds. With several
/// domains one more for each further domain that an answer is in, and one once. Not safe for concurrent use.
/// On other platforms than Windows the operating system's LDAP library honours ldap.conf and the environment (LDAPTLS_REQCERT and
/// the like), which can weaken its certificate check. Never run on Windows; the Linux side is tested against Samba.
/// </remarks>
internal sealed partial class LdapDirectory : IDirectory
{
    private const string InChain = "1.2.840.113556.1.4.1941";

    private readonly LdapDirectoryOptions _options;
    private readonly Dictionary<string, LdapSession> _domainSessions = new(StringComparer.OrdinalIgnoreCase);
    private LdapSession? _catalog;
    private LdapSession? _main;
    private IReadOnlyList<ForestDomain>? _domains;
    private string? _mainDomain;
    private string? _configuration;
    private readonly Dictionary<string, DirectoryException> _unreached = new(StringComparer.OrdinalIgnoreCase);
    private AnswerBudget _budget;
    private bool _isDisposed;

    /// <summary>Prepares the directory; nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">A port, the time limit or the batch size is out of range.</exception>
    public LdapDirectory(LdapDirectoryOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        options.Validate();
        _budget = new AnswerBudget(options.Timeout);
        Source = "LDAP " + (options.Server.Length == 0 ? "domain of this computer" : options.Server);
    }

    public string Source { get; }

    /// <summary>What was sent so far.</summary>
    public LdapTraffic Traffic { get; } = new();

    public IEnumerable<AccountLookup> FindAccounts(IReadOnlyList<AccountName> names, CancellationToken cancellationToken)
    {
        return Batches(names).SelectMany(batch => FindAccountBatch(batch, cancellationToken));
    }

    public IEnumerable<SpnLookup> FindSpnHolders(IReadOnlyList<string> servicePrincipalNames, CancellationToken cancellationToken)
    {
        return Batches(servicePrincipalNames).SelectMany(batch => FindHolderBatch(batch, cancellationToken));
    }

    public IReadOnlyList<GroupMembership> FindMembers(
        DirectoryAccount group, IReadOnlyList<DirectoryAccount> accounts, CancellationToken cancellationToken)
    {
        var origin = Origin();
        var near = accounts.Where(account => SameDomain(account, group)).ToList();
        var members = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (near.Count > 0)
        {
            FindNearMembers(group, near, members, cancellationToken);
        }

        return
        [
            .. accounts.Select(account => new GroupMembership(
                account.Sid, group.Sid,
                SameDomain(account, group)
                    ? Fact.Known(members.Contains(account.Sid), origin)
                    : IsFarMember(account, group, cancellationToken))),
        ];
    }

    public Fact<IReadOnlyList<string>> ReadTokenGroups(DirectoryAccount account, CancellationToken cancellationToken)
    {
        _budget = new AnswerBudget(_options.Timeout);
        var session = SessionOf(account.DomainDnsName, cancellationToken);
        var entries = session.Search(
            account.DistinguishedName, SearchScope.Base, "(objectClass=*)", [DirectoryAttribute.TokenGroups], _budget, cancellationToken);
        var groups = entries.Count == 0 ? null : ReadRanges(session, entries[0], DirectoryAttribute.TokenGroups, cancellationToken);
        return groups?.Has(DirectoryAttribute.TokenGroups) == true
            ? Fact.Known<IReadOnlyList<string>>([.. Sids(groups.Bytes(DirectoryAttribute.TokenGroups))], Origin())
            : Fact.Unknown<IReadOnlyList<string>>(
                $"the requesting account has no right to read tokenGroups of {account}: Windows Authorization Access Group grants it",
                Origin());
    }

    private static IEnumerable<string> Sids(IEnumerable<byte[]> values) =>
        values.Select(bytes => SecurityIdentifier.TryFromBytes(bytes, out var sid, out _) ? sid.ToString() : null).OfType<string>();

    public bool AddSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) =>
        Change(account, servicePrincipalName, DirectoryAttributeOperation.Add, cancellationToken);

    public bool RemoveSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) =>
        Change(account, servicePrincipalName, DirectoryAttributeOperation.Delete, cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _catalog?.Dispose();
        _main?.Dispose();
        foreach (var session in _domainSessions.Values)
        {
            session.Dispose();
        }

        _domainSessions.Clear();
    }

    private static bool SameDomain(DirectoryAccount left, DirectoryAccount right) =>
        string.Equals(left.DomainDnsName, right.DomainDnsName, StringComparison.OrdinalIgnoreCase);

    private static string DomainBase(string dnsName) => string.Join(",", dnsName.Split('.').Select(label => "DC=" + label));

    private static string Key(LdapEntry entry) =>
        entry.Bytes(DirectoryAttribute.ObjectGuid) is { Count: > 0 } guids ? Convert.ToBase64String(guids[0]) : entry.DistinguishedName;

    private FactOrigin Origin() => new(Source, DateTime.UtcNow);

    /// <summary>The items in batches. Each is a question with a separate budget.</summary>
    private IEnumerable<IReadOnlyList<T>> Batches<T>(IReadOnlyList<T> items)
    {
        for (var start = 0; start < items.Count; start += _options.BatchSize)
        {
            _budget = new AnswerBudget(_options.Timeout);
            yield return [.. items.Skip(start).Take(_options.BatchSize)];
        }
    }

    private List<AccountLookup> FindAccountBatch(IReadOnlyList<AccountName> names, CancellationToken cancellationToken)
    {
        var clauses = names.Where(name => AccountMatcher.WhyNeverInDirectory(name) is null)
            .SelectMany(AccountMatcher.Clauses)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var search = clauses.Count == 0 ? new ForestSearch([], null) : SearchForest(LdapFilter.Any(clauses), cancellationToken);
        var matcher = new AccountMatcher(_domains ?? []);
        var found = names.Select(name => AccountMatcher.WhyNeverInDirectory(name) is null ? matcher.Find(name, search.Entries) : [])
            .ToList();
        var accounts = Complete(found.Where(entries => entries.Count == 1).Select(entries => entries[0]), search, cancellationToken);
        var matched = new HashSet<LdapEntry>(found.SelectMany(entries => entries));
        var origin = Origin();
        return
        [
            .. names.Select((name, index) => new AccountLookup(
                name.ToString(),
                found[index].Count == 1
                    ? Fact.Known<DirectoryAccount?>(accounts[Key(found[index][0])], origin)
                    : WhyUnknown(name, found[index], search, matcher, matched) is { } reason
                        ? Fact.Unknown<DirectoryAccount?>(reason, origin)
                        : Fact.Known<DirectoryAccount?>(null, origin))),
        ];
    }

    private string? WhyUnknown(
        AccountName name, IReadOnlyList<LdapEntry> found, ForestSearch search, AccountMatcher matcher, HashSet<LdapEntry> matched) =>
        AccountMatcher.WhyNeverInDirectory(name) is { } never ? never
        : found.Count > 1 ? $"{name} fits {found.Count} accounts: {string.Join("; ", found.Select(entry => entry.DistinguishedName))}"
        : matcher.WhyForeign(name) is { } foreign ? foreign
        : AccountMatcher.FindLookalike(name, search.Entries.Where(entry => !matched.Contains(entry))) is { } alike
            ? $"the directory matched {name} with {alike.DistinguishedName}: write it with the same letters"
        : search.WhyNotWhole is { } partial && !IsInMainDomain(name) ? partial
        : null;

    /// <summary>Whether a name can only belong to the one domain that was searched.</summary>
    private bool IsInMainDomain(AccountName name) =>
        name.Form is AccountNameForm.NetBiosDomain or AccountNameForm.DnsDomain
        && _domains!.Any(
            domain => domain.IsNamed(name.Domain) && string.Equals(domain.DnsName, _mainDomain, StringComparison.OrdinalIgnoreCase));

    private List<SpnLookup> FindHolderBatch(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var clauses = names.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => LdapFilter.Equality(DirectoryAttribute.ServicePrincipalName, name))
            .ToList();
        var search = SearchForest(LdapFilter.Any(clauses), cancellationToken);
        var origin = Origin();
        if (search.WhyNotWhole is { } reason)
        {
            return [.. names.Select(name => new SpnLookup(name, Fact.Unknown<IReadOnlyList<DirectoryAccount>>(reason, origin)))];
        }

        // The accounts are complete: the catalog's own entry may hold the first of several parts.
        var accounts = Complete(search.Entries, search, cancellationToken);
        var pairs = search.Entries.Select(entry => accounts[Key(entry)]).Distinct()
            .SelectMany(account => account.ServicePrincipalNames.Select(name => (Name: name, Account: account)))
            .ToList();
        var holders = pairs.ToLookup(pair => pair.Name, pair => pair.Account, StringComparer.OrdinalIgnoreCase);
        var asked = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        var explained = new HashSet<DirectoryAccount>(
            pairs.Where(pair => asked.Contains(pair.Name) || names.Any(name => AccountMatcher.LooksAlike(pair.Name, name)))
                .Select(pair => pair.Account));
        var unexplained = search.Entries.FirstOrDefault(entry => !explained.Contains(accounts[Key(entry)]));
        return [.. names.Select(name => new SpnLookup(name, HoldersOf(name, holders, unexplained, origin)))];
    }

    private static Fact<IReadOnlyList<DirectoryAccount>> HoldersOf(
        string name, ILookup<string, DirectoryAccount> holders, LdapEntry? unexplained, FactOrigin origin)
    {
        if (!holders.Contains(name) && holders.FirstOrDefault(one => AccountMatcher.LooksAlike(one.Key, name)) is { } alike)
        {
            return Fact.Unknown<IReadOnlyList<DirectoryAccount>>(
                $"the directory matched {name} with {alike.Key}: write it with the same letters", origin);
        }

        return unexplained is null || holders.Contains(name)
            ? Fact.Known<IReadOnlyList<DirectoryAccount>>([.. holders[name].Distinct()], origin)
            : Fact.Unknown<IReadOnlyList<DirectoryAccount>>(
                $"the directory returned {unexplained.DistinguishedName} as a holder, but none of the SPNs among its values of "
                    + "servicePrincipalName: the servers may not have replicated yet. Try again", origin);
    }

    /// <summary>Searches the whole forest. Its domains are requested along with the first question.</summary>
    private ForestSearch SearchForest(string filter, CancellationToken cancellationToken)
    {
        if (!_options.UseGlobalCatalog)
        {
            return SearchMainDomain(filter, cancellationToken);
        }

        var session = Catalog(cancellationToken);
        var entries = session.Search(
            "", SearchScope.Subtree, _domains is null ? LdapFilter.Any([ForestDomain.Filter, filter]) : filter, DirectoryAttribute.Catalog,
            _budget, cancellationToken);
        var isFirst = _domains is null;
        _domains ??= ForestDomain.From(entries.Where(ForestDomain.IsCrossRef));
        return new ForestSearch(
            [.. entries.Where(entry => !isFirst || !ForestDomain.IsCrossRef(entry))
                .Select(entry => WithAllSpns(session, entry, cancellationToken))],
            null);
    }

    private ForestSearch SearchMainDomain(string filter, CancellationToken cancellationToken)
    {
        var session = Main(cancellationToken);
        ReadRootDse(session, cancellationToken);
        _domains ??= ForestDomain.From(
            session.Search(
                "CN=Partitions," + _configuration, SearchScope.OneLevel, ForestDomain.Filter, DirectoryAttribute.Partition, _budget,
                cancellationToken));
        var entries = session.Search(
            DomainBase(_mainDomain!), SearchScope.Subtree, filter, DirectoryAttribute.Account, _budget, cancellationToken);
        return new ForestSearch(
            [.. entries.Select(entry => WithAllSpns(session, entry, cancellationToken))],
            _domains.Count == 1
                ? null
                : $"only {_mainDomain} was searched, and the forest has {_domains.Count} domains: use the global catalog")
        {
            IsWhole = true,
        };
    }

    /// <summary>Makes accounts of entries, by key, reading from the accounts' domains what the global catalog does not hold.</summary>
    private Dictionary<string, DirectoryAccount> Complete(
        IEnumerable<LdapEntry> entries, ForestSearch search, CancellationToken cancellationToken)
    {
        var accounts = new Dictionary<string, DirectoryAccount>(StringComparer.Ordinal);
        var reader = new DirectoryAccountReader(_domains ?? [], Origin());
        foreach (var domain in entries.GroupBy(
            entry => DistinguishedName.DnsDomain(entry.DistinguishedName), StringComparer.OrdinalIgnoreCase))
        {
            var partial = domain.GroupBy(Key).Select(same => same.First()).ToList();
            if (search.IsWhole)
            {
                partial.ForEach(entry => accounts[Key(entry)] = reader.Read(entry));
                continue;
            }

            var reason = "the account's domain no longer has it";
            try
            {
                foreach (var entry in ReadWhole(domain.Key, partial, cancellationToken))
                {
                    accounts[Key(entry)] = reader.Read(entry);
                }
            }
            catch (DirectoryException exception)
            {
                // The forest was searched: what that reported is kept.
                reason = exception.Message;
            }

            foreach (var entry in partial.Where(entry => !accounts.ContainsKey(Key(entry))))
            {
                accounts[Key(entry)] = reader.ReadPartial(entry, reason);
            }
        }

        return accounts;
    }

    private IEnumerable<LdapEntry> ReadWhole(string domain, IReadOnlyList<LdapEntry> partial, CancellationToken cancellationToken)
    {
        var session = SessionOf(domain, cancellationToken);
        var clauses = partial
            .Where(entry => entry.Has(DirectoryAttribute.ObjectGuid))
            .Select(entry => LdapFilter.Equality(DirectoryAttribute.ObjectGuid, entry.Bytes(DirectoryAttribute.ObjectGuid)[0]))
            .ToList();
        return clauses.Count == 0
            ? []
            : [
                .. session.Search(
                    DomainBase(domain), SearchScope.Subtree, LdapFilter.Any(clauses), DirectoryAttribute.Account, _budget,
                    cancellationToken)
                    .Select(entry => WithAllSpns(session, entry, cancellationToken)),
            ];
    }

    private LdapEntry WithAllSpns(LdapSession session, LdapEntry entry, CancellationToken cancellationToken) =>
        ReadRanges(session, entry, DirectoryAttribute.ServicePrincipalName, cancellationToken);

    /// <summary>Reads the values of an attribute of which a domain controller returned a part.</summary>
    /// <exception cref="DirectoryException">The parts do not follow one another to the end.</exception>
    private LdapEntry ReadRanges(LdapSession session, LdapEntry entry, string attribute, CancellationToken cancellationToken)
    {
        LdapEntry? part = entry;
        if (RangeName(part, attribute) is not { } name)
        {
            return entry;
        }

        var values = new List<byte[]>();
        for (var range = ValueRange.Parse(name); ; range = ValueRange.Parse(name))
        {
            var found = part.Bytes(name);
            if (range is not { } known || known.First != values.Count || (known.Last is { } last && last + 1 - known.First != found.Count))
            {
                throw session.Incomplete(
                    $"of {entry.DistinguishedName} it returned {name} with {found.Count} values, after {values.Count} others of "
                        + $"{attribute}");
            }

            values.AddRange(found);
            if (known.Last is null)
            {
                return entry.With(attribute, values);
            }

            IReadOnlyList<LdapEntry> next = session.Search(
                entry.DistinguishedName, SearchScope.Base, "(objectClass=*)", [known.Next], _budget, cancellationToken);
            part = next.Count == 0 ? null : next[0];
            name = part is null ? null : RangeName(part, attribute);
            if (part is null || name is null)
            {
                throw session.Incomplete(
                    $"of {entry.DistinguishedName} it returned the first {values.Count} values of {attribute} and no further part");
            }
        }
    }

    private static string? RangeName(LdapEntry entry, string attribute) =>
        entry.AttributeNames.FirstOrDefault(one => ValueRange.IsOf(one, attribute));

    private void FindNearMembers(
        DirectoryAccount group, IReadOnlyList<DirectoryAccount> accounts, HashSet<string> members, CancellationToken cancellationToken)
    {
        var session = SessionOf(group.DomainDnsName, cancellationToken);
        var domain = DomainBase(group.DomainDnsName);
        var inChain = $"({DirectoryAttribute.MemberOf}:{InChain}:={LdapFilter.Escape(group.DistinguishedName)})";

        _budget = new AnswerBudget(_options.Timeout);

        // The in-chain rule does not see primary groups: the groups inside are read first, and count as primary groups as well.
        var inner = session.Search(
            domain, SearchScope.Subtree, $"(&(objectCategory=group){inChain})", [DirectoryAttribute.ObjectSid], _budget, cancellationToken);
        var primary = inner.SelectMany(entry => entry.Bytes(DirectoryAttribute.ObjectSid))
            .Select(bytes => SecurityIdentifier.TryFromBytes(bytes, out var sid, out _) ? sid.RelativeId : null)
            .Concat([SecurityIdentifier.TryParse(group.Sid, out var own, out _) ? own.RelativeId : null])
            .Where(id => id is not null)
            .Distinct()
            .Select(id => $"({DirectoryAttribute.PrimaryGroupId}={id})");
        var belongs = LdapFilter.Any([inChain, .. primary]);
        foreach (var batch in Batches(accounts))
        {
            var these = batch.Where(account => account.Sid.Length > 0)
                .Select(account => LdapFilter.Equality(DirectoryAttribute.ObjectSid, SecurityIdentifier.Parse(account.Sid).ToBytes()))
                .Distinct()
                .ToList();
            foreach (var entry in these.Count == 0 ? [] : session.Search(
                domain, SearchScope.Subtree, $"(&{LdapFilter.Any(these)}{belongs})", [DirectoryAttribute.ObjectSid], _budget,
                cancellationToken))
            {
                members.UnionWith(Sids(entry.Bytes(DirectoryAttribute.ObjectSid)));
            }
        }
    }

    private Fact<bool> IsFarMember(DirectoryAccount account, DirectoryAccount group, CancellationToken cancellationToken)
    {
        var groups = ReadTokenGroups(account, cancellationToken);
        return groups.IsKnown && groups.Value.Contains(group.Sid, StringComparer.OrdinalIgnoreCase)
            ? Fact.Known(true, Origin())
            : Fact.Unknown<bool>(
                groups.IsKnown
                    ? $"{account} is of another domain than {group}, and its domain does not have the local groups of that one"
                    : groups.Reason,
                Origin());
    }

    private bool Change(
        DirectoryAccount account, string servicePrincipalName, DirectoryAttributeOperation operation, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(servicePrincipalName))
        {
            throw new ArgumentException("An SPN is needed.", nameof(servicePrincipalName));
        }

        return SessionOf(account.DomainDnsName, cancellationToken)
            .Modify(account.DistinguishedName, operation, DirectoryAttribute.ServicePrincipalName, servicePrincipalName, cancellationToken);
    }

    private LdapSession Catalog(CancellationToken cancellationToken) =>
        _catalog = Usable(_catalog, _options, _options.CatalogPortInUse, cancellationToken);

    private LdapSession Main(CancellationToken cancellationToken) =>
        _main = Usable(_main, _options, _options.DomainPort, cancellationToken);

    /// <summary>The connection to a domain: that of the options when it is its domain, otherwise one to the domain's own name.</summary>
    private LdapSession SessionOf(string domain, CancellationToken cancellationToken)
    {
        var main = Main(cancellationToken);
        if (_domains is not { Count: 1 })
        {
            ReadRootDse(main, cancellationToken);
        }

        _mainDomain ??= _domains![0].DnsName;
        if (string.Equals(domain, _mainDomain, StringComparison.OrdinalIgnoreCase))
        {
            return main;
        }

        _domainSessions.TryGetValue(domain, out var session);
        return _domainSessions[domain] = Usable(
            session, _options with { Server = domain, Port = null }, _options.DomainPort, cancellationToken);
    }

    private LdapSession Usable(LdapSession? session, LdapDirectoryOptions options, int port, CancellationToken cancellationToken)
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException(nameof(LdapDirectory));
        }

        if (session is { IsBroken: false })
        {
            return session;
        }

        var server = $"{options.Server}:{port}";
        if (_unreached.TryGetValue(server, out var failed))
        {
            throw new DirectoryException(failed.Failure, failed.Message, failed.Server, failed.Code, failed);
        }

        session?.Dispose();
        try
        {
            return LdapSession.Open(options, port, Traffic, cancellationToken);
        }
        catch (DirectoryException exception) when (
            exception.Failure is DirectoryFailure.Timeout or DirectoryFailure.Unreachable or DirectoryFailure.HostNotFound)
        {
            // Hundreds of questions would each wait for it again.
            _unreached.Add(server, exception);
            throw;
        }
    }

    private void ReadRootDse(LdapSession session, CancellationToken cancellationToken)
    {
        if (_mainDomain is not null && (_configuration is not null || _options.UseGlobalCatalog))
        {
            return;
        }

        var root = session.Search("", SearchScope.Base, "(objectClass=*)", DirectoryAttribute.RootDse, _budget, cancellationToken);
        var domain = root.Count == 0 ? null : root[0].Text(DirectoryAttribute.DefaultNamingContext);
        var configuration = root.Count == 0 ? null : root[0].Text(DirectoryAttribute.ConfigurationNamingContext);
        if (domain is null || configuration is null)
        {
            throw new DirectoryException(
                DirectoryFailure.Other, $"{session.Server} is not an Active Directory domain controller: it names no domain.",
                session.Server);
        }

        _mainDomain = DistinguishedName.DnsDomain(domain);
        _configuration = configuration;
    }

    /// <summary>What a search of the forest found, and why it is not the whole forest where it is not.</summary>
    private sealed record ForestSearch(IReadOnlyList<LdapEntry> Entries, string? WhyNotWhole)
    {
        /// <summary>Whether the entries have all attributes already.</summary>
        public bool IsWhole { get; init; }
    }
}
