namespace EntSso.Deployment;

/// <summary>One try to obtain a Kerberos service ticket.</summary>
public sealed record KerberosProbe
{
    /// <summary>The SPN that a ticket was asked for.</summary>
    public required string ServicePrincipalName { get; init; }

    /// <summary>The account that asked: <c>user@REALM</c> where it is known, otherwise <c>the current user</c>.</summary>
    public required string Client { get; init; }

    /// <summary>
    /// The ticket; known and null when the exchange took place and was refused (see <see cref="Failure"/>); unknown when it could not
    /// be tried (no Kerberos library, no credentials, no KDC answered).
    /// </summary>
    public required Fact<KerberosTicket?> Ticket { get; init; }

    /// <summary>The protocol's error where there was one.</summary>
    public KerberosFailure? Failure { get; init; }
}
