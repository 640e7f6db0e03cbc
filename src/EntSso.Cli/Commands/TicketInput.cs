using System.CommandLine;
using System.Net;
using EntSso.Collection.Kerberos;
using EntSso.Deployment;

namespace EntSso.Cli.Commands;

/// <summary>The option that says whether Kerberos tickets are requested.</summary>
internal sealed class TicketInput
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(15);

    public Option<bool> Ticket { get; } = new("--ticket") { Description = "Also try to obtain a Kerberos ticket for each SPN." };

    /// <summary>Whether tickets are to be requested.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(Ticket);

    /// <summary>Requests a ticket for each SPN.</summary>
    public static IReadOnlyList<KerberosProbe> Probe(
        IEnumerable<string> servicePrincipalNames, NetworkCredential? credential, CancellationToken cancellationToken)
    {
        var kerberos = new KerberosClient();
        return [.. servicePrincipalNames.Select(spn => kerberos.Probe(spn, credential, _timeout, cancellationToken))];
    }
}
