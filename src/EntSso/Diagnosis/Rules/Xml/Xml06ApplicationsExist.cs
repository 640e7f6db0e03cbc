using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>XML-06: every Application element names an affiliate application that exists.</summary>
internal sealed class Xml06ApplicationsExist() : EntSsoXmlRule(
    new("XML-06", ChainLink.ManagementAgent, "Every Application element names an affiliate application that exists."))
{
    private static readonly RemedyStep[] _list = [RemedyStep.Cmdlet("Get-EntSsoApplication"), Run($"ssomanage -listapps all").Or];

    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(EntSsoXmlFile file, RuleContext context)
    {
        // ENTSSO compares the names of applications without case.
        var existing = new HashSet<string>(
            context.Deployment.Applications.Select(application => application.Name), StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var named = file.Agents.SelectMany(agent => agent.Applications)
            .Where(application => application.Name.Length > 0 && seen.Add(application.Name)).ToList();
        var found = named.Count(application => existing.Contains(application.Name));
        if (found > 0)
        {
            yield return (TheFile, Pass($"Applications that exist in ENTSSO: {found.ToString("N0", CultureInfo.InvariantCulture)}.") with { Place = At(file, 0, 0) });
        }

        var complete = context.Deployment.Inventory.Applications;
        foreach (var application in named.Where(application => !existing.Contains(application.Name)))
        {
            yield return (FindingSubject.ApplicationNamed(application.Name), (complete.IsKnown
                ? Fail(
                    $"ENTSSO has no affiliate application {application.Name}: the management agent cannot create mappings in it.",
                    [.. _list, Run($"ssomanage -createapps FILE", $"Then correct the name in {FileName}, or create the application")])
                : Unknown($"whether ENTSSO has an affiliate application {application.Name}", complete, _list)) with
            {
                Place = At(file, application.Line, application.Column),
            });
        }
    }
}
