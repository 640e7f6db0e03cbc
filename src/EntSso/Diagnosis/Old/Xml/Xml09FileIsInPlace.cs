using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>XML-09: ENTSSO.xml is in the Extensions folder of the running engine.</summary>
internal sealed class Xml09FileIsInPlace : Rule
{
    private const string FileName = "ENTSSO.xml";

    public override string Id => "XML-09";

    public override ChainLink Link => ChainLink.ManagementAgent;

    public override string Title => "ENTSSO.xml is in the Extensions folder of the sync engine.";

    public override Basis Basis => Basis.Documented;

    public override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var (file, inPlace, folder) = (deployment.EntSsoXml, deployment.IsEntSsoXmlInPlace, deployment.SyncEngine.ExtensionsFolder);
        var where = folder.IsKnown ? $"the folder {folder.Value}" : "the Extensions folder of the sync engine";
        var remedy = $"Copy {FileName} into {where}.";
        yield return !file.IsAsked() && !inPlace.IsAsked() && EntSsoAgent.In(deployment).Count == 0
                ? Find(FindingStatus.NotApplicable, FileName, "The deployment has no ENTSSO management agent.")
            : inPlace.IsKnown
                ? inPlace.Value
                    ? Find(FindingStatus.Pass, FileName, $"The file is in {where}.")
                    : Find(FindingStatus.Fail, FileName, $"The file is not in {where}, where the ENTSSO MA looks for it.", remedy)
            : file is { IsKnown: true, Value: null }
                ? Find(FindingStatus.Fail, FileName, $"There is no {FileName} where it belongs: the ENTSSO MA knows neither its applications nor its sources.", remedy)
            : FindUnknown(FileName, $"Whether the file is in {where}", inPlace.Reason);
    }
}
