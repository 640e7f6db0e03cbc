using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Net;
using System.Threading;
using EntSso.Collection.Kerberos;
using EntSso.Deployment;

namespace EntSso.Cli.Commands;

/// <summary>The option that says whether Kerberos tickets are asked for.</summary>
internal sealed class TicketInput
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(15);

    public Option<bool> Ticket { get; } = new("--ticket") { Description = "Also try to obtain a Kerberos ticket for each SPN." };

    /// <summary>Asks for a ticket for each SPN, where the option is given.</summary>
    public IReadOnlyList<KerberosProbe> Probe(
        ParseResult arguments, IEnumerable<string> servicePrincipalNames, NetworkCredential? credential, CancellationToken cancellationToken)
    {
        if (!arguments.GetValue(Ticket))
        {
            return [];
        }

        var kerberos = new KerberosClient();
        return [.. servicePrincipalNames.Select(spn => kerberos.Probe(spn, credential, _timeout, cancellationToken))];
    }
}
