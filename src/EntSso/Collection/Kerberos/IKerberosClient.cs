using System.Net;
using EntSso.Deployment;

namespace EntSso.Collection.Kerberos;

/// <summary>Queries the domain controllers for Kerberos service tickets, as a client of the service would.</summary>
internal interface IKerberosClient
{
    /// <summary>Tries to obtain a ticket for one service. Never connects to the service itself.</summary>
    /// <param name="servicePrincipalName">The SPN, <c>ENTSSO/intsvr1.fabrikam.com</c>.</param>
    /// <param name="credential">
    /// The account to query as; null for the current user. The domain is the DNS name of the realm, as the credential's domain or behind
    /// <c>@</c> in its user name. The password is handed to the platform's Kerberos library and kept nowhere.
    /// </param>
    /// <param name="timeout">
    /// How long to wait, more than zero. The platform's libraries have no time limit for a domain controller that is
    /// silent: when time is up the answer is Unknown, and the call ends by itself later on a background thread.
    /// </param>
    /// <param name="cancellationToken">Stops the waiting, likewise.</param>
    /// <returns>
    /// The ticket; a refusal with its protocol error; or Unknown with the reason, when the exchange could not take place: no library,
    /// no or unusable credentials, no domain controller.
    /// </returns>
    KerberosProbe Probe(string servicePrincipalName, NetworkCredential? credential, TimeSpan timeout, CancellationToken cancellationToken);
}

/// <summary>One platform's Kerberos library; calls block for as long as the library likes.</summary>
internal interface IKerberosProvider
{
    KerberosAnswer Request(string servicePrincipalName, NetworkCredential? credential);
}

/// <summary>What a platform's Kerberos library answered: a ticket, a refusal, or a reason why the question could not be put.</summary>
/// <param name="Client">The requesting account; empty where the library does not show it.</param>
/// <param name="Ticket">The ticket, where one was issued.</param>
/// <param name="WasRefused">Whether a domain controller refused the ticket for the service.</param>
/// <param name="Failure">The error.</param>
/// <param name="Reason">Why the question could not be put, to fit behind "unknown: ".</param>
internal sealed record KerberosAnswer(
    string Client, KerberosTicket? Ticket = null, bool WasRefused = false, KerberosFailure? Failure = null, string Reason = "")
{
    public static KerberosAnswer Issued(string client, byte[] token)
    {
        try
        {
            return new(client, ServiceTicketToken.Read(token));
        }
        catch (FormatException exception)
        {
            return NotAsked(client, "a ticket was issued but could not be read: " + exception.Message);
        }
    }

    public static KerberosAnswer Refused(string client, KerberosFailure failure) => new(client, WasRefused: true, Failure: failure);

    /// <summary>Nothing was learnt of the service, because the requesting account got no credentials or no answer.</summary>
    public static KerberosAnswer NotAsked(string client, KerberosFailure failure) => NotAsked(
        client, $"no ticket could be requested: {MessageText.Clause(failure.Meaning)} ({failure.Name})", failure);

    public static KerberosAnswer NotAsked(string client, string reason, KerberosFailure? failure = null) =>
        new(client, Reason: reason, Failure: failure);
}

/// <summary>What a Kerberos code is about; it decides between "refused" and "could not be tried".</summary>
internal enum KerberosErrorKind
{
    Other,

    /// <summary>The service, its SPN or its account, or the clocks: the exchange took place and was refused.</summary>
    Service,

    /// <summary>The requesting account: nothing was learnt of the service.</summary>
    Client,

    /// <summary>The tickets of the requesting account are missing or old.</summary>
    Credentials,

    /// <summary>No domain controller answered.</summary>
    Unreached,

    /// <summary>This computer's Kerberos is not set up.</summary>
    Setup,
}
