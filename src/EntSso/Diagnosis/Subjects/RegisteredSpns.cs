using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>Whether an SPN is registered, by the best source there is, and how that is known.</summary>
/// <param name="IsRegistered">The answer; unknown with the reason when there is no source.</param>
/// <param name="Evidence">How it is known, as a sentence; empty when it is not.</param>
internal sealed record SpnRegistration(Fact<bool> IsRegistered, string Evidence);

/// <summary>
/// The SPNs that are registered by every source there is: the search of the forest, accounts' own lists, and what was stated.
/// </summary>
internal sealed class RegisteredSpns
{
    private const int MostListed = 10;

    private readonly RuleContext _context;
    private readonly SpnTexts _found;
    private readonly SpnTexts _stated;
    private readonly Dictionary<DirectoryAccount, SpnTexts> _ofAccounts = new(ByReference<DirectoryAccount>.Instance);

    internal RegisteredSpns(RuleContext context)
    {
        _context = context;
        _found = new SpnTexts(context.Deployment.Directory.ServicePrincipalNames
            .Where(lookup => lookup.Holders.IsKnown && lookup.Holders.Value.Count > 0)
            .SelectMany(
                lookup => lookup.Holders.Value.SelectMany(holder => holder.ServicePrincipalNames).Concat([lookup.ServicePrincipalName])));
        _stated = new SpnTexts(context.Deployment.StatedServicePrincipalNames);
    }

    /// <summary>Looks in this order: the search of the forest, the service account's own list, what was stated.</summary>
    internal SpnRegistration Of(ServicePrincipalName spn, NamedAccount serviceAccount)
    {
        var holders = _context.Directory.HoldersOf(spn);
        if (holders.IsKnown)
        {
            return holders.Value.Count == 0
                ? new SpnRegistration(Fact.Known(false, holders.Origin), $"No account in the forest holds {spn}.")
                : new SpnRegistration(Fact.Known(true, holders.Origin), $"{spn} is held by {string.Join(" and ", holders.Value)}.");
        }

        if (serviceAccount.Account is { } account)
        {
            return Of(account).Contains(spn)
                ? new SpnRegistration(Fact.Known(true), $"{account} holds {spn}.")
                : new SpnRegistration(Fact.Known(false), $"The service account {account} does not hold {spn}.");
        }

        var stated = _context.Deployment.StatedServicePrincipalNames;
        return stated.Count == 0 ? new SpnRegistration(Fact.Unknown<bool>(holders.Reason), "")
            : _stated.Contains(spn) ? new SpnRegistration(Fact.Known(true), $"{spn} is registered as stated; {holders.Reason}.")
            : new SpnRegistration(
                Fact.Known(false),
                $"{spn} is not among the stated SPNs "
                    + $"({string.Join(", ", stated.Take(MostListed).Select(NameText.Quote))}{(stated.Count > MostListed ? ", …" : "")}).");
    }

    /// <summary>The registered ENTSSO SPNs whose host may be the given one, in short or long form, by every source there is.</summary>
    internal IReadOnlyList<ServicePrincipalName> OfHost(HostName host, NamedAccount serviceAccount)
    {
        var registered = _found.OfHost(host).ToList();
        if (serviceAccount.Account is { } account)
        {
            registered.AddRange(Of(account).OfHost(host));
        }

        if (registered.Count == 0)
        {
            // A statement counts only where the directory was not asked.
            registered.AddRange(_stated.OfHost(host).Where(spn => !_context.Directory.HoldersOf(spn).IsKnown));
        }

        return [.. registered.Distinct()];
    }

    private SpnTexts Of(DirectoryAccount account)
    {
        if (!_ofAccounts.TryGetValue(account, out var texts))
        {
            _ofAccounts.Add(account, texts = new SpnTexts(account.ServicePrincipalNames));
        }

        return texts;
    }

    /// <summary>SPNs as texts, and those of ENTSSO by the first label of their host.</summary>
    private sealed class SpnTexts
    {
        private readonly HashSet<string> _texts = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, List<ServicePrincipalName>> _byLabel = new(StringComparer.OrdinalIgnoreCase);

        internal SpnTexts(IEnumerable<string> texts)
        {
            foreach (var text in texts)
            {
                // An account may hold hundreds of names; most are of other classes, which shows without taking them apart.
                if (!_texts.Add(text) || !text.StartsWith(ServicePrincipalName.EntSsoServiceClass, StringComparison.OrdinalIgnoreCase)
                    || !ServicePrincipalName.TryParse(text, out var spn, out _) || !spn.IsEntSso
                    || spn.PortOrInstance.Length > 0 || spn.ServiceName.Length > 0)
                {
                    continue;
                }

                var label = spn.Host.ToShort().ToAscii();
                if (!_byLabel.TryGetValue(label, out var list))
                {
                    _byLabel.Add(label, list = []);
                }

                list.Add(spn);
            }
        }

        internal bool Contains(ServicePrincipalName spn) => _texts.Contains(spn.ToString());

        internal IEnumerable<ServicePrincipalName> OfHost(HostName host) =>
            _byLabel.TryGetValue(host.ToShort().ToAscii(), out var list) ? list.Where(spn => spn.Host.MayBeSameHostAs(host)) : [];
    }
}
