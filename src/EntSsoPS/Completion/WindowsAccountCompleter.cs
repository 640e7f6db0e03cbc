using System.Collections;
using EntSso.Administration;

namespace EntSsoPS.Completion;

/// <summary>Offers Windows accounts that have a mapping, in the application that the command line names.</summary>
public sealed class WindowsAccountCompleter : AdministrationCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Names(ISsoAdministration administration, IDictionary bound) =>
        administration.ReadMappings(new MappingFilter(Bound(bound, "Application")), NeverStopped)
            .Select(mapping => (mapping.WindowsAccount, mapping.ToString()));
}
