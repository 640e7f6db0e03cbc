using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-01: the sync engine's own switch for password synchronisation is on.</summary>
internal sealed class Sync01PasswordSyncIsEnabled() : SyncEngineRule(
    new("SYNC-01", ChainLink.SyncEngine, "Password synchronization is enabled in the sync engine."))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context)
    {
        var enabled = engine.IsPasswordSyncEnabled;
        yield return (TheEngine(engine), !enabled.IsKnown ? Unknown("whether password synchronization is enabled", enabled, ExportAll(enabled, engine))
            : enabled.Value ? Pass("Enable Password Synchronization is selected.", enabled.Origin)
            : Fail(
                "Enable Password Synchronization is not selected: the engine accepts no password change.",
                [Say("Identity Manager (Synchronization Service Manager) > Tools > Options: select Enable Password Synchronization")],
                enabled.Origin));
    }
}
