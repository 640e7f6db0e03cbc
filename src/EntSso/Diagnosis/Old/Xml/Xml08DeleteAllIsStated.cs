using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>XML-08: deleteAll, whose default deletes mappings in all applications, is stated.</summary>
internal sealed class Xml08DeleteAllIsStated : EntSsoXmlRule
{
    public override string Id => "XML-08";

    public override string Title => "deleteAll is stated on every ENTSSOMA element.";

    public override Basis Basis => Basis.Likely;

    protected override IEnumerable<Finding> Judge(EntSsoXmlFile file, SyncDeployment deployment)
    {
        foreach (var agent in file.Agents)
        {
            var name = agent.Name.Length == 0 ? "ENTSSOMA" : agent.Name;
            var place = At(file, agent.Line, agent.Column);
            yield return agent.DeleteAll.IsStated
                ? Find(FindingStatus.Pass, name, $"deleteAll is stated: {(agent.DeleteAll.Value ? "true" : "false")}.", "", place)
                : Find(
                    FindingStatus.Warning,
                    name,
                    "deleteAll is not stated, so it is true: when a Windows identity is deleted, its mappings in all applications go, also in those that the file does not name.",
                    $"Write deleteAll=\"true\" on the ENTSSOMA element {name} where that is intended, otherwise deleteAll=\"false\".",
                    place);
        }
    }
}
