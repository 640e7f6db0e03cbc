using System.Collections;
using EntSso.Administration;

namespace EntSsoPS.Completion;

/// <summary>Offers the ENTSSO servers of a deployment file or of the directory.</summary>
public sealed class ServerNameCompleter : AdministrationCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Names(ISsoAdministration administration, IDictionary bound) =>
        administration.ReadServers(NeverStopped).Select(server => (server.Name, $"ENTSSO server, service account {server.ServiceAccount}"));
}
