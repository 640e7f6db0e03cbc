using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-15: the engine logs enough to follow a change.</summary>
internal sealed class Sync15LogLevelShowsChanges() : SyncEngineRule(
    new("SYNC-15", ChainLink.SyncEngine, "The sync engine logs password synchronization at least at the normal level.", Basis.Likely))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context)
    {
        var service = engine.Era.Or(SyncEngineEra.Mim) is SyncEngineEra.Miis or SyncEngineEra.Ilm
            ? "miiserver"
            : "FIMSynchronizationService";
        var server = engine.Server.Or("");
        yield return (TheEngine(engine), LogLevel.Check(engine.PasswordSyncLogLevel, "the sync engine", "6903 and 6907", LogLevel.Raise(
            Run($@"reg add ""\\{server:computer SERVER}\HKLM\SYSTEM\CurrentControlSet\Services\{service:SERVICE}\Logging"" /v FeaturePwdSyncLogLevel /t REG_DWORD /d 1 /f", LogLevel.Meaning),
            service,
            server)));
    }
}
