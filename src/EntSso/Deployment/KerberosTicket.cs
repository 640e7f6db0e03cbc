namespace EntSso.Deployment;

/// <summary>What the outside of a service ticket tells (RFC 4120, section 5.3; nothing in it is secret).</summary>
/// <param name="Realm">The realm of the service.</param>
/// <param name="ServiceName">The service's name in the ticket, with slashes.</param>
/// <param name="EncryptionType">The number of the ticket's encryption type: 17 AES128, 18 AES256, 23 RC4.</param>
/// <param name="KeyVersion">The key version number, or null when the ticket does not tell.</param>
public sealed record KerberosTicket(string Realm, string ServiceName, int EncryptionType, int? KeyVersion);
