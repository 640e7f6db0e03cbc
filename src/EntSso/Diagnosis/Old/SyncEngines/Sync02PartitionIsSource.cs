using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-02: a domain partition of the AD management agent is a password synchronisation source.</summary>
internal sealed class Sync02PartitionIsSource : SyncEngineRule
{
    public override string Id => "SYNC-02";

    public override string Title => "A domain partition of the AD management agent is a password synchronization source.";

    public override Basis Basis => Basis.Documented;

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment)
    {
        var agents = deployment.SyncEngine.ManagementAgents;
        var candidates = agents.Where(agent => agent.IsActiveDirectory.Or(false)).ToList();
        if (candidates.Count == 0)
        {
            var unread = agents.FirstOrDefault(agent => !agent.IsActiveDirectory.IsKnown);
            var listed = deployment.Inventory.ManagementAgents;
            yield return unread is not null
                ? FindUnknown(unread.Name, "Whether the management agent is for Active Directory", unread.IsActiveDirectory.Reason)
                : listed.IsKnown
                    ? Find(
                        FindingStatus.Fail,
                        NameOf(deployment),
                        "The sync engine has no management agent for Active Directory, so it receives no password change.",
                        "Identity Manager > Management Agents > Create: Active Directory Domain Services, then select its domain partition as a password synchronization source")
                    : FindUnknown(NameOf(deployment), "Which management agent is for Active Directory", "no export of one was read", "svrexport <folder>");
            yield break;
        }

        // ENTSSO.xml names the agents that matter; without it, one source is enough and the others may serve other ends.
        var named = deployment.EntSsoXml.Or(null)?.Agents.Select(agent => agent.Adma).Where(name => name.Length > 0).ToList() ?? [];
        var findings = candidates.Select(agent => (agent, finding: Judge(agent))).ToList();
        var hasSource = findings.Any(pair => pair.finding.Status == FindingStatus.Pass);
        foreach (var (agent, finding) in findings)
        {
            var isNeeded = named.Count > 0 ? named.Contains(agent.Name, StringComparer.OrdinalIgnoreCase) : !hasSource;
            yield return finding.Status == FindingStatus.Fail && !isNeeded
                ? Find(FindingStatus.NotApplicable, agent.Name, "The management agent is no password synchronization source, and nothing says that it should be.")
                : finding;
        }
    }

    private Finding Judge(ManagementAgent agent)
    {
        if (!agent.Partitions.IsKnown)
        {
            return FindUnknown(agent.Name, "Whether a partition is a password synchronization source", agent.Partitions.Reason);
        }

        var domains = agent.DomainPartitions().ToList();
        var sources = domains.Where(partition => partition.IsPasswordSource.Or(false)).ToList();
        if (sources.Count > 0)
        {
            return Find(
                FindingStatus.Pass,
                agent.Name,
                $"Password synchronization source: {string.Join("; ", sources.Select(partition => partition.Name))}.",
                "",
                PlaceOf(sources[0].IsPasswordSource.Origin));
        }

        return domains.FirstOrDefault(partition => !partition.IsPasswordSource.IsKnown) is { } unread
            ? FindUnknown(agent.Name, $"Whether {unread.Name} is a password synchronization source", unread.IsPasswordSource.Reason)
            : Find(
                FindingStatus.Fail,
                agent.Name,
                domains.Count == 0
                    ? "No domain partition is selected on the management agent, so no domain controller's changes are taken."
                    : $"None of the selected domain partitions is a password synchronization source: {string.Join("; ", domains.Select(partition => partition.Name))}.",
                $"Management agent {agent.Name} > Properties > Configure Directory Partitions: select the domain partition and Enable this partition as a password synchronization source",
                PlaceOf((domains.Count == 0 ? default : domains[0].IsPasswordSource).Origin ?? agent.Partitions.Origin));
    }
}
