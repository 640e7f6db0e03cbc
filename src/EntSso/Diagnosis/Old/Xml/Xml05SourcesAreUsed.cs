using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>XML-05: every sourceMA is a management agent, and every SourceMA element is used by an Application.</summary>
internal sealed class Xml05SourcesAreUsed : EntSsoXmlRule
{
    public override string Id => "XML-05";

    public override string Title => "Every sourceMA is a management agent, and every SourceMA element is used.";

    protected override IEnumerable<Finding> Judge(EntSsoXmlFile file, SyncDeployment deployment)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var application in file.Agents.SelectMany(agent => agent.Applications).Where(application => application.SourceMa.Length > 0))
        {
            // One answer for one management agent, however many applications it serves.
            if (used.Add(application.SourceMa))
            {
                var place = At(file, application.Line, application.Column);
                yield return JudgeName($"sourceMA of {application.Name}", application.SourceMa, place, deployment)
                    ?? Find(FindingStatus.Pass, application.SourceMa, $"{application.SourceMa} is a management agent.", "", place);
            }
        }

        foreach (var source in file.Sources.Where(source => source.Name.Length > 0 && !used.Contains(source.Name)))
        {
            yield return file.IsWellFormed
                ? Find(
                    FindingStatus.Fail,
                    source.Name,
                    $"No Application element has sourceMA=\"{source.Name}\", so the SourceMA element takes no effect.",
                    $"Correct the name of the SourceMA element in {file.Path}, or remove the element.",
                    At(file, source.Line, source.Column))
                : FindUnknown(source.Name, $"Whether an Application element uses {source.Name}", "the file is not well-formed (see XML-01)");
        }
    }
}
