using System.Collections;
using EntSso.Administration;

namespace EntSsoPS.Completion;

/// <summary>Offers affiliate applications.</summary>
public sealed class ApplicationNameCompleter : AdministrationCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Names(ISsoAdministration administration, IDictionary bound) =>
        administration.ReadApplications(NeverStopped)
            .Select(application => (application.Name, $"{application.Type} application {application.Description.Or("")}"));
}
