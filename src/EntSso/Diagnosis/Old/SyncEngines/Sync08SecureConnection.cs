using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-08: the demand for a secure connection is one that the connector can meet.</summary>
internal sealed class Sync08SecureConnection : EntSsoAgentRule
{
    private const string NotSecure = "ma-encryption-not-enabled";

    public override string Id => "SYNC-08";

    public override ChainLink Link => ChainLink.SyncEngine;

    public override string Title => "The demand for a secure connection does not stop password changes.";

    public override Basis Basis => Basis.Likely;

    protected override Finding Judge(EntSsoAgent agent, SyncDeployment deployment)
    {
        if (agent.Agent is not { } exported)
        {
            return FindNoExport(agent, "Whether a secure connection is demanded");
        }

        var low = exported.AllowLowSecurity;
        if (!low.IsKnown)
        {
            return FindUnknown(agent.Subject, "Whether a secure connection is demanded", low.Reason);
        }

        if (low.Value)
        {
            return Find(FindingStatus.Pass, agent.Subject, "A connection that counts as not secure is allowed.", "", PlaceOf(low.Origin));
        }

        var history = deployment.SyncEngine.TargetHistory;
        if (!history.IsKnown)
        {
            return FindUnknown(agent.Subject, "A secure connection is demanded; whether the extension reports one", history.Reason);
        }

        var changes = ChangeHistory.Of(agent, deployment.SyncEngine);
        var refused = changes.Delivered.Count(row => Is(row.ReturnCode)) + changes.Waiting.Count(row => Is(row.ReturnCode));
        return refused > 0
            ? Find(
                FindingStatus.Warning,
                agent.Subject,
                $"A secure connection is demanded, and changes ended with {NotSecure} ({refused.ToString(CultureInfo.InvariantCulture)} in queue and history): likely the extension reports no secure connection.",
                $"Management agent {exported.Name} > Properties > Configure Extensions > Password management settings: deselect Require secure connection for password synchronization",
                PlaceOf(low.Origin))
            : Find(FindingStatus.Pass, agent.Subject, $"A secure connection is demanded, and no change ended with {NotSecure}.", "", PlaceOf(low.Origin));
    }

    private static bool Is(string returnCode) => string.Equals(returnCode, NotSecure, StringComparison.OrdinalIgnoreCase);
}
