using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-06: the metaverse rules extension is that of Enterprise Single Sign-On.</summary>
internal sealed class Sync06MetaverseExtension : SyncEngineRule
{
    private const string Assembly = "Microsoft.EnterpriseSingleSignOn.ManagementAgent.dll";

    public override string Id => "SYNC-06";

    public override string Title => "The metaverse rules extension is that of Enterprise Single Sign-On.";

    public override Basis Basis => Basis.Documented;

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment)
    {
        var extension = deployment.SyncEngine.MetaverseExtension;
        var name = NameOf(deployment);
        var dialog = $"Identity Manager > Tools > Options: select Enable metaverse rules extension and enter {Assembly}";
        yield return !extension.IsKnown ? FindUnknown(name, "The metaverse rules extension", extension.Reason, "svrexport <folder>")
            : string.Equals(FileName(extension.Value), Assembly, StringComparison.OrdinalIgnoreCase)
                ? Find(FindingStatus.Pass, name, $"The metaverse rules extension is {extension.Value}.", "", PlaceOf(extension.Origin))
            : extension.Value.Length == 0
                ? Find(FindingStatus.Warning, name, "There is no metaverse rules extension, so the ENTSSO MA provisions no mapping.", dialog, PlaceOf(extension.Origin))
            : Find(
                FindingStatus.Warning,
                name,
                $"The metaverse rules extension is {extension.Value}: mappings are provisioned only if it creates MVSync of {Assembly} and forwards every call to it.",
                dialog,
                PlaceOf(extension.Origin));
    }

    // Exports come from Windows, wherever they are read.
    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['\\', '/']) + 1);
}
