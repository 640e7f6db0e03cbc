using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>XML-05: every sourceMA is a management agent, and every SourceMA element is used by an Application.</summary>
internal sealed class Xml05SourcesAreUsed() : EntSsoXmlRule(
    new("XML-05", ChainLink.ManagementAgent, "Every sourceMA is a management agent, and every SourceMA element is used."))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(EntSsoXmlFile file, RuleContext context)
    {
        // One answer for one management agent, however many applications it serves.
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var application in file.Agents.SelectMany(agent => agent.Applications)
            .Where(application => application.SourceMa.Length > 0 && used.Add(application.SourceMa)))
        {
            var place = At(file, application.Line, application.Column);
            yield return (FindingSubject.AgentNamed(application.SourceMa), CheckName($"sourceMA of {application.Name}", application.SourceMa, place, context)
                ?? Pass($"{application.SourceMa} is a management agent.") with { Place = place });
        }

        foreach (var source in file.Sources.Where(source => source.Name.Length > 0 && !used.Contains(source.Name)))
        {
            yield return (FindingSubject.AgentNamed(source.Name), file.IsWellFormed
                ? Fail(
                    $"No Application element has sourceMA=\"{source.Name}\", so the SourceMA element takes no effect.",
                    [Say($"Correct the name of the SourceMA element in {file.Path}, or remove the element.")]) with { Place = At(file, source.Line, source.Column) }
                : NotWellFormed($"whether an Application element uses {source.Name}"));
        }
    }
}
