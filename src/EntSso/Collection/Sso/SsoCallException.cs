namespace EntSso.Collection.Sso;

/// <summary>A call on an ENTSSO component failed. The message says what happened, on which server, and what to do.</summary>
internal sealed class SsoCallException(SsoCallFailure failure, string message, int code, Exception innerException)
    : Exception(message, innerException)
{
    public SsoCallFailure Failure => failure;

    /// <summary>The HRESULT, for example 0xC0002A16.</summary>
    public int Code => code;
}

/// <summary>Why a call on an ENTSSO component failed.</summary>
public enum SsoCallFailure : long
{
    /// <summary>The administration components are not installed on this computer, or not for the bitness of this process.</summary>
    ComponentsMissing,

    /// <summary>The SSO server did not answer.</summary>
    ServerUnreachable,

    /// <summary>The caller has not the role or the elevation that the call needs.</summary>
    AccessDenied,

    /// <summary>There is nothing with that name.</summary>
    NotFound,

    /// <summary>ENTSSO answered with another error, for example that one of its rules forbids it.</summary>
    Refused,
}
