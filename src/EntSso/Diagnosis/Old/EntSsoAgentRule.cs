using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>A rule over every ENTSSO management agent.</summary>
internal abstract class EntSsoAgentRule : Rule
{
    /// <summary>Whether the rule matters only for agents that receive password changes.</summary>
    protected virtual bool IsAboutPasswords => true;

    /// <summary>Judges one agent.</summary>
    protected abstract Finding Judge(EntSsoAgent agent, SyncDeployment deployment);

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var agents = EntSsoAgent.In(deployment);
        var receiving = IsAboutPasswords ? EntSsoAgent.Receiving(deployment) : agents;
        foreach (var agent in agents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return receiving.Contains(agent)
                ? Judge(agent, deployment)
                : Find(
                    FindingStatus.NotApplicable,
                    agent.Subject,
                    $"The management agent is no target of a password synchronization source; {string.Join(" and ", receiving.Select(other => other.Subject))} is.");
        }

        if (agents.Count == 0)
        {
            var unrecognised = deployment.SyncEngine.ManagementAgents.FirstOrDefault(agent => !agent.IsEntSso.IsKnown);
            yield return unrecognised is null
                ? Find(FindingStatus.NotApplicable, "ENTSSO MA", "The deployment has no ENTSSO management agent.")
                : FindUnknown("ENTSSO MA", "Which management agent is the ENTSSO MA", unrecognised.IsEntSso.Reason);
        }
    }

    /// <summary>The finding where the agent's own export is missing.</summary>
    protected Finding FindNoExport(EntSsoAgent agent, string what) =>
        FindUnknown(agent.Subject, what, "the management agent's export was not read", CommandLine.For("maexport {agent|<management agent>} agent.xml", agent.Agent?.Name ?? agent.Extension?.ManagementAgent ?? ""));

    /// <summary>The finding where the agent's password extension is missing.</summary>
    protected Finding FindNoExtension(EntSsoAgent agent, string what) =>
        FindUnknown(agent.Subject, what, "the password extension was not read");
}
