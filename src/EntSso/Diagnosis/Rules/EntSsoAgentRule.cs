namespace EntSso.Diagnosis.Rules;

/// <summary>A rule over the export of every ENTSSO MA; those that receive no password change are passed over with that reason.</summary>
internal abstract class EntSsoAgentRule(RuleDescription description) : SubjectRule<EntSsoAgent>(description, SubjectSets.Agents)
{
    protected sealed override Answer Check(EntSsoAgent subject, RuleContext context) =>
        context.IsReceiving(subject) ? CheckReceiving(subject, context)
            : NotApplicable($"The management agent is not a target of a password synchronization source; {string.Join(" and ", context.ReceivingAgents.Take(MostPassesShown).Select(other => other.Name))} is.");

    /// <summary>Checks an agent that receives password changes.</summary>
    protected abstract Answer CheckReceiving(EntSsoAgent agent, RuleContext context);

    /// <summary>The answer where the agent's own export is missing.</summary>
    internal static Answer NoExport(EntSsoAgent agent, string question) => Unknown(
        question, "the management agent's export was not read", Run($"maexport {agent.Agent?.Name ?? agent.Extension?.ManagementAgent ?? "":MANAGEMENT_AGENT} agent.xml"));

    /// <summary>The answer where the agent's password extension is missing.</summary>
    protected static Answer NoExtension(string question) => Unknown(question, "the password extension was not read");
}
