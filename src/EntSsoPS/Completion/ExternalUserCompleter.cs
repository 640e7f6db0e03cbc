using System.Collections;
using EntSso.Administration;

namespace EntSsoPS.Completion;

/// <summary>Offers external accounts of mappings, for the application and the Windows account that the command line names.</summary>
public sealed class ExternalUserCompleter : AdministrationCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Names(ISsoAdministration administration, IDictionary bound) =>
        administration.ReadMappings(new MappingFilter(Bound(bound, "Application"), Bound(bound, "WindowsAccount")), NeverStopped)
            .Select(mapping => (mapping.ExternalUser, mapping.ToString()));
}
