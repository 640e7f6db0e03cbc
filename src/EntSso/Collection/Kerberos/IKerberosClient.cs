using System.Net;
using EntSso.Deployment;

namespace EntSso.Collection.Kerberos;

/// <summary>Asks the domain controllers for Kerberos service tickets, as a client of the service would.</summary>
public interface IKerberosClient
{
    /// <summary>Tries to obtain a ticket for one service. Never connects to the service itself.</summary>
    /// <param name="servicePrincipalName">The SPN, <c>ENTSSO/intsvr1.fabrikam.com</c>.</param>
    /// <param name="credential">
    /// The account to ask as; null for the current user. The domain is the DNS name of the realm, as the credential's domain or behind
    /// <c>@</c> in its user name. The password is handed to the platform's Kerberos library and kept nowhere.
    /// </param>
    /// <param name="timeout">
    /// How long to wait, more than zero. The platform's libraries have no time limit of their own for a domain controller that is
    /// silent: when time is up the answer is Unknown, and the call ends by itself later on a background thread.
    /// </param>
    /// <param name="cancellationToken">Stops the waiting, likewise.</param>
    /// <returns>
    /// The ticket; a refusal with its protocol error; or Unknown with the reason, when the exchange could not take place: no library,
    /// no or unusable credentials, no domain controller.
    /// </returns>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    KerberosProbe Probe(string servicePrincipalName, NetworkCredential? credential, TimeSpan timeout, CancellationToken cancellationToken);
}
