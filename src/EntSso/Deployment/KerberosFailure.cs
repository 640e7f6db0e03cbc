namespace EntSso.Deployment;

/// <summary>Why no ticket was had.</summary>
/// <param name="Code">
/// The Kerberos error code (RFC 4120, section 7.5.9) when <paramref name="IsProtocolError"/>, otherwise the platform's code (GSS
/// minor status or SECURITY_STATUS).
/// </param>
/// <param name="IsProtocolError">Whether a KDC answered with an error.</param>
/// <param name="Name">The symbolic name, for example <c>KDC_ERR_S_PRINCIPAL_UNKNOWN</c>.</param>
/// <param name="Meaning">What it means, in one sentence.</param>
/// <param name="NextStep">What to do or look at next.</param>
public sealed record KerberosFailure(long Code, bool IsProtocolError, string Name, string Meaning, string NextStep);
