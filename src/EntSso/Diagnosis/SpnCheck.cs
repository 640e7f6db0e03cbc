using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>
/// The check of SPNs by themselves, without a whole deployment: what was typed, and what a directory and a domain controller said of
/// it where they were asked.
/// </summary>
internal sealed record SpnCheck
{
    private static readonly string[] _spnRules = ["KRB-00", "KRB-01", "KRB-02", "KRB-03", "KRB-04"];
    private static readonly string[] _connectToRules = ["EXT-03", "EXT-05", "KRB-05"];
    private static readonly string[] _accountRules = ["KRB-07", "KRB-09"];

    /// <summary>The SPNs, exactly as typed; may be empty when <see cref="ConnectTo"/> is given.</summary>
    public IReadOnlyList<string> ServicePrincipalNames { get; init; } = [];

    /// <summary>The connect-to name of the ENTSSO MA, exactly as typed; null when it is not part of the question.</summary>
    public string? ConnectTo { get; init; }

    /// <summary>The account that should hold the SPNs, exactly as typed; null when it is not known.</summary>
    public string? Account { get; init; }

    /// <summary>What a directory said; empty when none was asked.</summary>
    public DirectoryFacts Directory { get; init; } = new();

    /// <summary>Tries to obtain a ticket; empty when none was made.</summary>
    public IReadOnlyList<KerberosProbe> KerberosProbes { get; init; } = [];

    /// <summary>
    /// The SPNs to search for in the directory before <see cref="Run"/>: those typed that are well-formed, the one that the
    /// connect-to name leads to, and the short form of each.
    /// </summary>
    public IReadOnlyList<ServicePrincipalName> SpnsToLookUp
    {
        get
        {
            var spns = SpnsToWork;
            return [.. spns.Concat(spns.Select(spn => spn.ToShortForm())).Distinct()];
        }
    }

    /// <summary>The SPNs to ask a ticket for before <see cref="Run"/>.</summary>
    public IReadOnlyList<ServicePrincipalName> SpnsToProbe => SpnsToWork;

    /// <summary>The accounts to look up in the directory before <see cref="Run"/>.</summary>
    public IReadOnlyList<AccountName> AccountsToLookUp => AccountName.TryParse(Account, out var name, out _) ? [name] : [];

    private IReadOnlyList<ServicePrincipalName> SpnsToWork => [.. new RuleContext(ToDeployment()).Spns.Select(subject => subject.Spn)];

    /// <summary>The question as a deployment, as rules judge it.</summary>
    public SyncDeployment ToDeployment()
    {
        var account = Account is null ? Fact.Unknown<string>("no service account was stated") : Fact.Known(Account);
        var hosts = ServicePrincipalNames
            .Select(text => ServicePrincipalName.TryParse(text, out var spn, out _) ? spn.Host : null)
            .Concat([HostName.TryParse(ConnectTo, out var host, out _) ? host : null]);
        return new SyncDeployment
        {
            StatedServicePrincipalNames = ServicePrincipalNames,
            Servers = [.. hosts.OfType<HostName>().Distinct().Select(name => new SsoServer { Name = name.ToString(), ServiceAccount = account })],
            PasswordExtensions = ConnectTo is null ? [] : [new PasswordExtension { ManagementAgent = "", ConnectTo = Fact.Known(ConnectTo) }],
            Directory = Directory,
            KerberosProbes = KerberosProbes,
        };
    }

    /// <summary>Runs the rules that fit the question: the ticket only where one was asked for, accounts only with a directory.</summary>
    /// <param name="cancellationToken">Stops between two findings.</param>
    /// <returns>The findings in the order of the chain.</returns>
    /// <exception cref="InvalidOperationException">There is neither an SPN nor a connect-to name.</exception>
    public IReadOnlyList<Finding> Run(CancellationToken cancellationToken = default)
    {
        if (ServicePrincipalNames.Count == 0 && ConnectTo is null)
        {
            throw new InvalidOperationException("There is nothing to check: give an SPN or a connect-to name.");
        }

        var rules = new List<string>(_spnRules);
        rules.AddRange(ConnectTo is null ? [] : _connectToRules);
        rules.AddRange(KerberosProbes.Count == 0 ? [] : ["KRB-06"]);
        rules.AddRange(Directory.Accounts.Count + Directory.ServicePrincipalNames.Count == 0 ? [] : _accountRules);
        if (ServicePrincipalNames.Count == 0)
        {
            rules.Remove("KRB-00");
        }

        return DiagnosisEngine.Run(ToDeployment(), RuleCatalogue.Select(rules), cancellationToken);
    }
}
