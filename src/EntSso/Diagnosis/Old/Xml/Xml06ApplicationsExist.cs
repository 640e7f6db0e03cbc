using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>XML-06: every Application element names an affiliate application that exists.</summary>
internal sealed class Xml06ApplicationsExist : EntSsoXmlRule
{
    public override string Id => "XML-06";

    public override string Title => "Every Application element names an affiliate application that exists.";

    protected override IEnumerable<Finding> Judge(EntSsoXmlFile file, SyncDeployment deployment)
    {
        // ENTSSO compares the names of applications without case.
        var existing = new HashSet<string>(deployment.Applications.Select(application => application.Name), StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var missing = new List<EntSsoXmlApplication>();
        var found = 0;
        foreach (var application in file.Agents.SelectMany(agent => agent.Applications))
        {
            if (application.Name.Length > 0 && seen.Add(application.Name))
            {
                if (existing.Contains(application.Name))
                {
                    found++;
                }
                else
                {
                    missing.Add(application);
                }
            }
        }

        if (found > 0)
        {
            yield return Find(FindingStatus.Pass, FileName, $"Applications that exist in ENTSSO: {found.ToString("N0", CultureInfo.InvariantCulture)}.", "", At(file, 0, 0));
        }

        var complete = deployment.Inventory.Applications;
        foreach (var application in missing.Take(SubjectsRule.MostShown))
        {
            var place = At(file, application.Line, application.Column);
            yield return complete.IsKnown
                ? Find(
                    FindingStatus.Fail,
                    application.Name,
                    $"ENTSSO has no affiliate application {application.Name}: the management agent cannot create mappings in it.",
                    "ssomanage -listapps all\n# then correct the name in ENTSSO.xml, or create the application: ssomanage -createapps <file>",
                    place)
                : Find(
                    FindingStatus.Unknown,
                    application.Name,
                    $"Whether ENTSSO has an affiliate application {application.Name} is unknown: {complete.Reason.TrimEnd('.')}.",
                    "ssomanage -listapps all",
                    place);
        }

        if (missing.Count > SubjectsRule.MostShown)
        {
            yield return Find(
                complete.IsKnown ? FindingStatus.Fail : FindingStatus.Unknown,
                FileName,
                $"The same holds for {(missing.Count - SubjectsRule.MostShown).ToString("N0", CultureInfo.InvariantCulture)} more applications.",
                "ssomanage -listapps all",
                At(file, 0, 0));
        }
    }
}
