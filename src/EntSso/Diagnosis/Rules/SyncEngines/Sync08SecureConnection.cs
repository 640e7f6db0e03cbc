namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-08: the demand for a secure connection is one that the connector can meet.</summary>
internal sealed class Sync08SecureConnection() : EntSsoAgentRule(
    new("SYNC-08", ChainLink.SyncEngine, "The requirement of a secure connection does not stop password changes.", Basis.Likely))
{
    private const string NotSecure = "ma-encryption-not-enabled";
    private const string Asked = "whether a secure connection is required";

    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context)
    {
        if (agent.Agent is not { AllowLowSecurity: var low } exported)
        {
            return NoExport(agent, Asked);
        }

        if (!low.IsKnown)
        {
            return Unknown(Asked, low);
        }

        if (low.Value)
        {
            return Pass("A connection that counts as not secure is allowed.", low.Origin);
        }

        if (!context.Deployment.SyncEngine.TargetHistory.IsKnown)
        {
            return Unknown(
                "whether the extension reports a secure connection, which is required,",
                context.Deployment.SyncEngine.TargetHistory.Reason);
        }

        var changes = context.HistoryOf(agent);
        var refused = changes.Delivered.Select(row => row.ReturnCode).Concat(changes.Waiting.Select(row => row.ReturnCode))
            .Count(code => string.Equals(code, NotSecure, StringComparison.OrdinalIgnoreCase));
        return refused == 0
            ? Pass($"A secure connection is required, and no change ended with {NotSecure}.", low.Origin)
            : Warn(
                $"A secure connection is required, and {Number(refused, "change")} in queue and history ended with {NotSecure}: "
                    + "likely the extension reports no secure connection.",
                [
                    Say(
                        $"Management agent {exported.Name} > Properties > Configure Extensions > Password management settings: "
                            + "deselect Require secure connection for password synchronization"),
                ],
                low.Origin);
    }
}
