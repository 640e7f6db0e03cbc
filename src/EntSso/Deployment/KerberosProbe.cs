namespace EntSso.Deployment;

/// <summary>One try to obtain a Kerberos service ticket.</summary>
public sealed record KerberosProbe
{
    /// <summary>The SPN of the requested ticket.</summary>
    public required string ServicePrincipalName { get; init; }

    /// <summary>The requesting account: <c>user@REALM</c> where it is known, otherwise <c>the current user</c>.</summary>
    public required string Client { get; init; }

    /// <summary>
    /// The ticket; known and null when the exchange took place and was refused (see <see cref="Failure"/>); unknown when it could not
    /// be tried (no Kerberos library, no credentials, no KDC answered).
    /// </summary>
    public required Fact<KerberosTicket?> Ticket { get; init; }

    /// <summary>The protocol's error where there was one.</summary>
    public KerberosFailure? Failure { get; init; }
}

/// <summary>What the outside of a service ticket shows (RFC 4120, section 5.3; nothing in it is secret).</summary>
/// <param name="Realm">The realm of the service.</param>
/// <param name="ServiceName">The service's name in the ticket, with slashes.</param>
/// <param name="EncryptionType">The number of the ticket's encryption type: 17 AES128, 18 AES256, 23 RC4.</param>
/// <param name="KeyVersion">The key version number, or null when the ticket does not show it.</param>
public sealed record KerberosTicket(string Realm, string ServiceName, int EncryptionType, int? KeyVersion);

/// <summary>Why no ticket was had.</summary>
/// <param name="Code">
/// The Kerberos error code (RFC 4120, section 7.5.9) when <paramref name="IsProtocolError"/>, otherwise the platform's code (GSS
/// minor status or SECURITY_STATUS).
/// </param>
/// <param name="IsProtocolError">Whether a KDC answered with an error.</param>
/// <param name="Name">The symbolic name, for example <c>KDC_ERR_S_PRINCIPAL_UNKNOWN</c>.</param>
/// <param name="Meaning">What it means, in one sentence.</param>
/// <param name="NextStep">What to do or check next.</param>
public sealed record KerberosFailure(long Code, bool IsProtocolError, string Name, string Meaning, string NextStep);
