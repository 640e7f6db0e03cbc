using System.Net;
using EntSso.Deployment;

namespace EntSso.Collection.Kerberos;

/// <summary>The Kerberos client of this platform: SSPI on Windows, GSSAPI elsewhere.</summary>
internal sealed class KerberosClient : IKerberosClient
{
    internal const string CurrentUser = "the current user";

    private readonly IKerberosProvider _provider;

    public KerberosClient()
#if NET
        : this(OperatingSystem.IsWindows() ? new SspiKerberos() : new GssKerberos())
#else
        : this(new SspiKerberos())
#endif
    {
    }

    internal KerberosClient(IKerberosProvider provider) => _provider = provider;

    public KerberosProbe Probe(
        string servicePrincipalName, NetworkCredential? credential, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(servicePrincipalName))
        {
            throw new ArgumentException("An SPN is needed.", nameof(servicePrincipalName));
        }

        if (timeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), "The time limit must be more than zero.");
        }

        var origin = new FactOrigin($"Kerberos on {Environment.MachineName}", DateTime.UtcNow);
        KerberosAnswer answer;
        try
        {
            answer = BoundedCall.Run(
                () => _provider.Request(servicePrincipalName, credential),
                timeout,
                () => { },
                cancellationToken);
        }
        catch (TimeoutException)
        {
            answer = KerberosAnswer.NotAsked("", $"no Kerberos domain controller answered within {timeout.TotalSeconds:0.###} s");
        }

        return new KerberosProbe
        {
            ServicePrincipalName = servicePrincipalName,
            Client = answer.Client.Length > 0 ? answer.Client : credential is null ? CurrentUser : KerberosName.Of(credential),
            Ticket = answer.WasRefused || answer.Ticket is not null
                ? Fact.Known(answer.Ticket, origin)
                : Fact.Unknown<KerberosTicket?>(answer.Reason, origin),
            Failure = answer.Failure,
        };
    }
}
