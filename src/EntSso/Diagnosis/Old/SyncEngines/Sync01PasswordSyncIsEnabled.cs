using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-01: the sync engine's own switch for password synchronisation is on.</summary>
internal sealed class Sync01PasswordSyncIsEnabled : SyncEngineRule
{
    public override string Id => "SYNC-01";

    public override string Title => "Password synchronization is enabled in the sync engine.";

    public override Basis Basis => Basis.Documented;

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment)
    {
        var enabled = deployment.SyncEngine.IsPasswordSyncEnabled;
        var name = NameOf(deployment);
        yield return !enabled.IsKnown
            ? FindUnknown(name, "Whether password synchronization is enabled", enabled.Reason, "svrexport <folder>")
            : enabled.Value
                ? Find(FindingStatus.Pass, name, "Enable Password Synchronization is selected.", "", PlaceOf(enabled.Origin))
                : Find(
                    FindingStatus.Fail,
                    name,
                    "Enable Password Synchronization is not selected: the engine takes no password change.",
                    "Identity Manager (Synchronization Service Manager) > Tools > Options: select Enable Password Synchronization",
                    PlaceOf(enabled.Origin));
    }
}
