using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-02: a domain partition of the AD management agent is a password synchronisation source.</summary>
internal sealed class Sync02PartitionIsSource() : SyncEngineRule(
    new(
        "SYNC-02",
        ChainLink.SyncEngine,
        "A domain partition of the AD management agent is a password synchronization source.") { Events = EventIdSet.OfSyncEngine(6926) })
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context)
    {
        var candidates = engine.ManagementAgents.Where(agent => agent.IsActiveDirectory.Or(false)).ToList();
        if (candidates.Count == 0)
        {
            var (about, answer) = NoAgent(engine, context);
            return [(about, context.Events.Weigh(answer, Logged(engine, default, FindingStatus.Fail)))];
        }

        // ENTSSO.xml names the agents that matter; without it, one source is enough and the others may serve other ends.
        var named = new HashSet<string>(
            context.Deployment.EntSsoXml.Or(null)?.Agents.Select(agent => agent.Adma).Where(name => name.Length > 0) ?? [],
            StringComparer.OrdinalIgnoreCase);
        var answers = candidates.Select(agent => (Agent: agent, Answer: Check(agent))).ToList();
        var hasSource = answers.Any(pair => pair.Answer.Status == FindingStatus.Pass);

        // The event does not name the partition, so it contradicts one only where there is no other.
        var against = candidates.Count == 1 && candidates[0].DomainPartitions().Take(2).Count() < 2
            ? FindingStatus.Fail
            : FindingStatus.Warning;
        return answers.Select(pair => (FindingSubject.AgentNamed(pair.Agent.Name),
            pair.Answer.Status == FindingStatus.Fail && !(named.Count > 0 ? named.Contains(pair.Agent.Name) : !hasSource)
                ? NotApplicable("The management agent is not a password synchronization source, and no fact shows that it should be.")
                : context.Events.Weigh(pair.Answer, Logged(
                    engine,
                    FactAge.Of(pair.Agent.Partitions).ChangedAt(pair.Agent.LastModificationTime, $"the management agent {pair.Agent.Name}"),
                    against))));
    }

    private EventQuestion Logged(SyncEngine engine, FactAge age, FindingStatus against) => new()
    {
        Ids = Description.Events,
        Computer = engine.Server.Or(""),
        Age = age,
        Against = against,
        AgainstUnknown = against,
        Meaning = "the sync engine refused a change because its source is not a password synchronization source",
        Remedy = [Say("Compare the domain of the domain controllers that send with the partitions of the AD management agent, and enable each of them as a password synchronization source.")],
    };

    private static (FindingSubject, Answer) NoAgent(SyncEngine engine, RuleContext context) =>
        engine.ManagementAgents.FirstOrDefault(agent => !agent.IsActiveDirectory.IsKnown) is { } unread
            ? (FindingSubject.AgentNamed(unread.Name), Unknown("whether the management agent is for Active Directory", unread.IsActiveDirectory.Reason))
            : (TheEngine(engine), context.Deployment.Inventory.ManagementAgents is var listed && listed.IsKnown
                ? Fail(
                    "The sync engine has no management agent for Active Directory, so it receives no password change.",
                    [
                        Say(
                            "Identity Manager > Management Agents > Create: Active Directory Domain Services, then select its domain "
                                + "partition as a password synchronization source"),
                    ])
                : Unknown(
                    "which management agent is for Active Directory",
                    listed.IsAsked() ? listed.Reason : "no export of one was read",
                    ExportAll(listed, engine)));

    private static Answer Check(ManagementAgent agent)
    {
        if (!agent.Partitions.IsKnown)
        {
            return Unknown("whether a partition is a password synchronization source", agent.Partitions);
        }

        var domains = agent.DomainPartitions().ToList();
        if (domains.Where(partition => partition.IsPasswordSource.Or(false)).ToList() is { Count: > 0 } sources)
        {
            return Pass(
                $"Password synchronization source: {string.Join("; ", sources.Select(partition => partition.Name))}.",
                sources[0].IsPasswordSource.Origin);
        }

        return domains.FirstOrDefault(partition => !partition.IsPasswordSource.IsKnown) is { } unread
            ? Unknown($"whether {unread.Name} is a password synchronization source", unread.IsPasswordSource)
            : Fail(
                domains.Count == 0
                    ? "No domain partition is selected on the management agent, so the engine accepts no changes of domain controllers."
                    : "None of the selected domain partitions is a password synchronization source: "
                        + $"{string.Join("; ", domains.Select(partition => partition.Name))}.",
                [
                    Say(
                        $"Management agent {agent.Name} > Properties > Configure Directory Partitions: select the domain partition "
                            + "and Enable this partition as a password synchronization source"),
                ],
                (domains.Count == 0 ? default : domains[0].IsPasswordSource).Origin ?? agent.Partitions.Origin);
    }
}
