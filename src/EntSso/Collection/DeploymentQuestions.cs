using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Collection;

/// <summary>What a deployment's own facts make worth asking a directory and Kerberos.</summary>
internal static class DeploymentQuestions
{
    /// <summary>The SPNs that the deployment rests on: ENTSSO with every connect-to name, short and as given, and stated ones.</summary>
    public static IReadOnlyList<string> ServicePrincipalNames(SyncDeployment deployment)
    {
        IEnumerable<ServicePrincipalName> ofExtensions = deployment.PasswordExtensions
            .Select(extension => HostName.TryParse(extension.ConnectTo.Or(""), out HostName? host, out _) ? host : null)
            .Where(host => host is { IsAddress: false })
            .Select(host => ServicePrincipalName.ForEntSso(host!))
            .SelectMany(spn => new[] { spn, spn.ToShortForm() });
        IEnumerable<ServicePrincipalName?> stated = deployment.StatedServicePrincipalNames
            .Select(name => ServicePrincipalName.TryParse(name, out ServicePrincipalName? spn, out _) ? spn : null);
        return [.. ofExtensions.Concat(stated.OfType<ServicePrincipalName>()).Distinct().Select(n => n.ToString())];
    }

    /// <summary>
    /// The accounts that the deployment rests on: service accounts, users of the password extensions and of the main connections of the
    /// ENTSSO management agents, the role and application groups of ENTSSO, and the Windows accounts of the mappings.
    /// </summary>
    public static IReadOnlyList<AccountName> Accounts(SyncDeployment deployment)
    {
        IEnumerable<string> texts = Callers(deployment)
            .Concat(Groups(deployment).Select(g => g.Group))
            .Concat(deployment.Mappings.Select(m => m.WindowsAccount));
        return [.. texts.Distinct(StringComparer.OrdinalIgnoreCase).Select(DomainAccount).OfType<AccountName>()];
    }

    private static AccountName? DomainAccount(string text) =>
        AccountName.TryParse(text, out AccountName? name, out _) && !name.IsNeverDomainAccount ? name : null;

    /// <summary>
    /// Asks a directory for all of these, and which of the accounts belong to the groups that ENTSSO asks about. A directory that cannot be
    /// asked yields unknown facts with the reason.
    /// </summary>
    public static SyncDeployment QueryDirectory(SyncDeployment deployment, IDirectory directory, CancellationToken cancellationToken)
    {
        DirectoryFacts facts = DirectoryCollector.Collect(
            directory, Accounts(deployment), ServicePrincipalNames(deployment), cancellationToken);
        var found = new Dictionary<string, DirectoryAccount>(StringComparer.OrdinalIgnoreCase);
        foreach (AccountLookup lookup in facts.Accounts.Where(lookup => lookup.Account.Or(null) is not null))
        {
            found[lookup.Name] = lookup.Account.Value!;
        }

        var memberships = new List<GroupMembership>();
        foreach ((string group, IEnumerable<string> members) in Groups(deployment))
        {
            List<DirectoryAccount> accounts = [.. members.Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(m => found.TryGetValue(m, out DirectoryAccount? account) ? account : null)
                .OfType<DirectoryAccount>()];
            if (accounts.Count > 0 && DomainAccount(group) is { } name)
            {
                memberships.AddRange(DirectoryCollector.CollectMemberships(directory, name, accounts, cancellationToken));
            }
        }

        return ReadPcns(deployment, directory, cancellationToken) with { Directory = facts with { Memberships = memberships } };
    }

    /// <summary>
    /// What the directory has of PCNS. That a domain has no target says something only where the domain is a source of passwords, which the
    /// partitions of the management agents show.
    /// </summary>
    private static SyncDeployment ReadPcns(SyncDeployment deployment, IDirectory directory, CancellationToken cancellationToken)
    {
        try
        {
            SyncDeployment pcns = directory.ReadPcns(cancellationToken);
            string[] domains =
                [.. pcns.Pcns.DomainControllers.Select(controller => controller.Domain).Where(name => name.Length > 0).Distinct()];
            return pcns.Inventory.PcnsTargets is not { IsKnown: true, Value: 0 } || domains.Any(IsSource)
                ? pcns
                : pcns with
                {
                    Inventory = pcns.Inventory with
                    {
                        PcnsTargets = Fact.Unknown<int>(
                            $"the domain {string.Join(", ", domains)} has no PCNS target, and it is not known whether passwords "
                                + "should come from it",
                            pcns.Inventory.PcnsTargets.Origin),
                    },
                };
        }
        catch (DirectoryException exception)
        {
            string reason = MessageText.Clause(exception.Message);
            FactOrigin origin = new(directory.Source, DateTime.UtcNow);
            return new SyncDeployment
            {
                Inventory = new Inventory
                {
                    PcnsTargets = Fact.Unknown<int>(reason, origin), DomainControllers = Fact.Unknown<int>(reason, origin),
                },
            };
        }

        bool IsSource(string domain) => deployment.SyncEngine.ManagementAgents.SelectMany(agent => agent.Partitions.Or([]))
            .Any(partition => partition.IsPasswordSource.Or(false)
                && string.Equals(DistinguishedName.DnsDomain(partition.Name), domain, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Callers(SyncDeployment deployment) =>
        deployment.Servers.Select(s => s.ServiceAccount)
            .Concat(deployment.PasswordExtensions.Select(e => e.User))
            .Concat(deployment.SyncEngine.ManagementAgents.Where(a => a.IsEntSso.Or(false)).Select(a => a.User))
            .Where(f => f.IsKnown)
            .Select(f => f.Value);

    /// <summary>The groups that ENTSSO asks about, with the accounts that it requests.</summary>
    private static IEnumerable<(string Group, IEnumerable<string> Members)> Groups(SyncDeployment deployment)
    {
        IEnumerable<(string, IEnumerable<string>)> roles =
            new[] { deployment.System.SsoAdministrators, deployment.System.SsoAffiliateAdministrators }
                .Where(role => role.IsKnown).Select(role => (role.Value, Callers(deployment)));
        ILookup<string, string> mapped = deployment.Mappings.ToLookup(
            m => m.Application, m => m.WindowsAccount, StringComparer.OrdinalIgnoreCase);
        return roles.Concat(deployment.Applications
            .SelectMany(application => application.Users.Or([]).Select(group => (group, mapped[application.Name]))));
    }
}
