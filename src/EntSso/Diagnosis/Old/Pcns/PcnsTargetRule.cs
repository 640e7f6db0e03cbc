using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Pcns;

/// <summary>A rule over every PCNS target that is not disabled.</summary>
internal abstract class PcnsTargetRule : PcnsRule
{
    protected sealed override IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness)
    {
        var targets = deployment.Pcns.Targets.Where(target => !target.IsDisabled.Or(false)).ToList();
        if (targets.Count == 0)
        {
            yield return deployment.Inventory.PcnsTargets.IsKnown || deployment.Pcns.Targets.Count > 0
                ? Find(FindingStatus.NotApplicable, "PCNS targets", "There is no enabled target (see PCNS-03).")
                : FindUnknown("PCNS targets", "Which targets there are", deployment.Inventory.PcnsTargets.Reason, "pcnscfg list");
        }

        foreach (var target in targets)
        {
            yield return Judge(target, deployment, witness);
        }
    }

    /// <summary>Judges one target.</summary>
    protected abstract Finding Judge(PcnsTarget target, SyncDeployment deployment, EventWitness witness);

    /// <summary>The ENTSSO server that a target sends to past the sync engine; null when it sends to the engine, or nobody knows.</summary>
    protected static SsoServer? DirectServer(PcnsTarget target, SyncDeployment deployment)
    {
        if (!target.Server.IsKnown || !HostName.TryParse(target.Server.Value, mend: false, out var host, out _)
            || deployment.ServerFor(host) is not { } server)
        {
            return null;
        }

        // Engine and ENTSSO may share a computer; then the class of the SPN tells who is meant.
        var isEngine = deployment.SyncEngine.Server.IsKnown && ServerSearch.IsSameComputer(deployment.SyncEngine.Server.Value, target.Server.Value);
        return !isEngine || (target.ServicePrincipalName.IsKnown
            && ServicePrincipalName.TryParse(target.ServicePrincipalName.Value, out var spn, out _) && spn.IsEntSso) ? server : null;
    }

    /// <summary>The finding for a target that sends to ENTSSO past the engine.</summary>
    protected Finding FindDirect(PcnsTarget target, SsoServer server) =>
        Find(FindingStatus.NotApplicable, target.Name, $"The target sends to the ENTSSO server {server.Name} and not to a sync engine (see PCNS-08).");
}
