using System.Net;
using EntSso.Collection.Kerberos;
using EntSso.Deployment;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Requests Kerberos tickets one after the other, and shows how far it is: a domain controller that is silent costs each its time limit.
/// </summary>
internal static class TicketProbing
{
    /// <summary>Requests a ticket for each SPN.</summary>
    /// <param name="cmdlet">The cmdlet that shows it.</param>
    /// <param name="servicePrincipalNames">The SPNs.</param>
    /// <param name="connection">The account to query as, and the limit of one try.</param>
    /// <param name="cancellationToken">Honoured between and within the tries.</param>
    public static KerberosProbe[] Probe(
        EntSsoCmdlet cmdlet, IEnumerable<string> servicePrincipalNames, DirectoryConnection connection, CancellationToken cancellationToken)
    {
        string[] spns = [.. servicePrincipalNames];
        cmdlet.WriteVerbose($"Requesting a ticket for {string.Join(", ", spns)}.");
        NetworkCredential? credential = connection.Credential?.GetNetworkCredential();
        var kerberos = new KerberosClient();
        WorkProgress progress = WorkProgress.Of(cmdlet, "Requesting Kerberos tickets");
        KerberosProbe[] probes = new KerberosProbe[spns.Length];
        for (int i = 0; i < spns.Length; i++)
        {
            progress.Show(spns[i], i, spns.Length);
            probes[i] = kerberos.Probe(spns[i], credential, connection.Timeout, cancellationToken);
        }

        progress.Complete();
        return probes;
    }
}
