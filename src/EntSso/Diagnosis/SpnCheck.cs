using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>
/// The check of SPNs by themselves, without a whole deployment: what was typed, and what a directory and a domain controller said of
/// it where they were queried.
/// </summary>
internal sealed record SpnCheck
{
    private static readonly string[] _spnRules = ["KRB-01", "KRB-02", "KRB-03", "KRB-04"];
    private static readonly string[] _connectToRules = ["EXT-03", "EXT-05", "KRB-05"];
    private static readonly string[] _directoryRules = ["KRB-07", "KRB-09"];

    /// <summary>The SPNs, exactly as typed; may be empty when <see cref="ConnectTo"/> is given.</summary>
    internal IReadOnlyList<string> ServicePrincipalNames { get; init; } = [];

    /// <summary>The connect-to name of the ENTSSO MA, exactly as typed; null when it is not part of this check.</summary>
    internal string? ConnectTo { get; init; }

    /// <summary>The account that should hold the SPNs, exactly as typed; null when it is not known.</summary>
    internal string? Account { get; init; }

    /// <summary>What a directory said; empty when none was queried.</summary>
    internal DirectoryFacts Directory { get; init; } = new();

    /// <summary>Tries to obtain a ticket; empty when none was made.</summary>
    internal IReadOnlyList<KerberosProbe> KerberosProbes { get; init; } = [];

    /// <summary>
    /// The SPNs to search for in the directory before <see cref="Run"/>: those typed that are well-formed, the one that the
    /// connect-to name leads to, and the short form of each.
    /// </summary>
    internal IReadOnlyList<ServicePrincipalName> SpnsToLookUp =>
        [.. SpnsToProbe.Concat(SpnsToProbe.Select(spn => spn.ToShortForm())).Distinct()];

    /// <summary>The SPNs to request a ticket for before <see cref="Run"/>.</summary>
    internal IReadOnlyList<ServicePrincipalName> SpnsToProbe =>
        [.. new RuleContext(ToDeployment()).Spns.Select(subject => subject.Spn), .. Typed.Where(spn => spn.IsSyncEngine())];

    /// <summary>The accounts to look up in the directory before <see cref="Run"/>.</summary>
    internal IReadOnlyList<AccountName> AccountsToLookUp => AccountName.TryParse(Account, out var name, out _) ? [name] : [];

    private IEnumerable<ServicePrincipalName> Typed => ServicePrincipalNames
        .Select(text => ServicePrincipalName.TryParse(text, out var spn, out _) ? spn : null).OfType<ServicePrincipalName>();

    /// <summary>The question as a deployment, as rules check it.</summary>
    internal SyncDeployment ToDeployment()
    {
        var account = Account is null ? Fact.Unknown<string>("no service account was stated") : Fact.Known(Account);
        var hosts = Typed.Where(spn => !spn.IsSyncEngine()).Select(spn => spn.Host)
            .Concat([HostName.TryParse(ConnectTo, out var host, out _) ? host : null]);
        var engines = Typed.Where(spn => spn.IsSyncEngine())
            .Select(spn => new PcnsTarget { Name = spn.ToString(), ServicePrincipalName = Fact.Known(spn.ToString()) }).ToList();
        return new SyncDeployment
        {
            StatedServicePrincipalNames = ServicePrincipalNames,
            Servers =
                [.. hosts.OfType<HostName>().Distinct().Select(name => new SsoServer { Name = name.ToString(), ServiceAccount = account })],
            PasswordExtensions = ConnectTo is null
                ? []
                : [new PasswordExtension { ManagementAgent = "", ConnectTo = Fact.Known(ConnectTo) }],
            Pcns = new PcnsFacts { Targets = engines },
            SyncEngine = engines.Count == 0 ? new SyncEngine() : new SyncEngine { ServiceAccount = account },
            Directory = Directory,
            KerberosProbes = KerberosProbes,
        };
    }

    /// <summary>Runs the rules that fit the question: the ticket only where one was requested, accounts only with a directory.</summary>
    /// <param name="cancellationToken">Stops between two findings.</param>
    /// <returns>The findings in the order of the chain.</returns>
    /// <exception cref="InvalidOperationException">There is neither an SPN nor a connect-to name.</exception>
    internal IReadOnlyList<Finding> Run(CancellationToken cancellationToken = default)
    {
        if (ServicePrincipalNames.Count == 0 && ConnectTo is null)
        {
            throw new InvalidOperationException("There is nothing to check: specify an SPN or a connect-to name.");
        }

        var isOfEngineOnly = ConnectTo is null && Typed.Any() && Typed.All(spn => spn.IsSyncEngine());
        IEnumerable<string> rules =
        [
            .. ServicePrincipalNames.Count == 0 ? [] : new[] { "KRB-00" },
            .. isOfEngineOnly ? [] : _spnRules,
            .. ConnectTo is null ? [] : _connectToRules,
            .. KerberosProbes.Count == 0 || isOfEngineOnly ? [] : new[] { "KRB-06" },
            .. isOfEngineOnly || Directory.Accounts.Count + Directory.ServicePrincipalNames.Count == 0 ? [] : _directoryRules,
            .. Typed.Any(spn => spn.IsSyncEngine()) ? new[] { "PCNS-05" } : [],

            // An account that cannot hold an SPN shows without a directory.
            .. isOfEngineOnly || Account is null || !IsUnusual(Account) ? [] : new[] { "PRE-07" },
        ];
        return DiagnosisEngine.Run(ToDeployment(), RuleCatalogue.Select(rules), cancellationToken);
    }

    private static bool IsUnusual(string account) =>
        !AccountName.TryParse(account, out var name, out _) || name.IsNeverDomainAccount || name.WellKnownAccount != WellKnownAccount.None;
}
