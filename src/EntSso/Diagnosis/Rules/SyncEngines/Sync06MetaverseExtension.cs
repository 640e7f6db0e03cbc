using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-06: the metaverse rules extension is that of Enterprise Single Sign-On.</summary>
internal sealed class Sync06MetaverseExtension() : SyncEngineRule(
    new("SYNC-06", ChainLink.SyncEngine, "The metaverse rules extension is that of Enterprise Single Sign-On."))
{
    private const string Assembly = "Microsoft.EnterpriseSingleSignOn.ManagementAgent.dll";

    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context)
    {
        var extension = engine.MetaverseExtension;
        RemedyStep[] select = [Say($"Identity Manager > Tools > Options: select Enable metaverse rules extension and enter {Assembly}")];
        yield return (TheEngine(engine), !extension.IsKnown ? Unknown("the metaverse rules extension", extension, ExportAll(extension, engine))
            : string.Equals(FileName(extension.Value), Assembly, StringComparison.OrdinalIgnoreCase)
                ? Pass($"The metaverse rules extension is {extension.Value}.", extension.Origin)
            : extension.Value.Length == 0
                ? Warn("There is no metaverse rules extension, so the ENTSSO MA provisions no mapping.", select, extension.Origin)
            : Warn(
                $"The metaverse rules extension is {extension.Value}: mappings are provisioned only if it creates MVSync of "
                    + $"{Assembly} and forwards every call to it.",
                select,
                extension.Origin));
    }

    // Exports come from Windows, wherever they are read.
    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['\\', '/']) + 1);
}
