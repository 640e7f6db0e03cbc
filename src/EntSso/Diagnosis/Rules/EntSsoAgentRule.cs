using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules;

/// <summary>A rule over the export of every ENTSSO MA; those that receive no password change are skipped with that reason.</summary>
internal abstract class EntSsoAgentRule(RuleDescription description) : SubjectRule<EntSsoAgent>(description, SubjectSets.Agents)
{
    protected sealed override Answer Check(EntSsoAgent subject, RuleContext context) =>
        context.IsReceiving(subject) || context.Agents.Count == 0 ? CheckReceiving(subject, context)
            : NotApplicable(
                "The management agent is not a target of a password synchronization source; "
                    + $"{string.Join(" and ", context.ReceivingAgents.Take(MostPassesShown).Select(other => other.Name))} is.");

    /// <summary>Checks an agent that receives password changes.</summary>
    protected abstract Answer CheckReceiving(EntSsoAgent agent, RuleContext context);

    /// <summary>
    /// Weighs what the sync engine logs about a target. Its events do not name the management agent, so they fail one only where it is the
    /// one target there is.
    /// </summary>
    /// <param name="agent">The agent.</param>
    /// <param name="fact">The checked fact.</param>
    /// <param name="meaning">What the event shows, as a clause.</param>
    /// <param name="remedy">What to do then.</param>
    /// <param name="context">The run.</param>
    protected static EventQuestion LoggedByEngine<T>(
        EntSsoAgent agent, Fact<T> fact, string meaning, RemedyStep[] remedy, RuleContext context)
    {
        var status = context.IsOnlyTarget(agent) ? FindingStatus.Fail : FindingStatus.Warning;
        return new()
        {
            Computer = context.Deployment.SyncEngine.Server.Or(""),
            Age = agent.Agent is { } exported
                ? FactAge.Of(fact).ChangedAt(exported.LastModificationTime, $"the management agent {exported.Name}")
                : FactAge.Of(fact),
            Against = status,
            AgainstUnknown = status,
            Meaning = status == FindingStatus.Fail ? meaning : $"{meaning}, and the event does not name the target",
            Remedy = remedy,
        };
    }

    /// <summary>The answer where the agent's own export is missing.</summary>
    internal static Answer NoExport(EntSsoAgent agent, string question) => Unknown(
        question, "the management agent's export was not read",
        Run($"maexport {agent.Agent?.Name ?? agent.Extension?.ManagementAgent ?? "":MANAGEMENT_AGENT} agent.xml"));

    /// <summary>The answer where the agent's password extension is missing.</summary>
    protected static Answer NoExtension(string question) => Unknown(question, "the password extension was not read");
}

/// <summary>A rule over the password extension of every ENTSSO management agent that receives password changes.</summary>
internal abstract class ExtensionRule(RuleDescription description) : SubjectRule<ConnectTarget>(description, SubjectSets.Extensions)
{
    /// <summary>How to change a setting of the extension.</summary>
    internal static RemedyStep Enter(string field, string value) =>
        Say($"In the ENTSSO MA's password extension settings (Configure Extensions, Settings), enter {field}: {value}");

    /// <summary>How to enter a name that Kerberos can request a ticket for.</summary>
    internal static RemedyStep EnterHost(RuleContext context) =>
        Enter("Connect To", context.StatedHost ?? "the host name that the SPN was registered with");
}
