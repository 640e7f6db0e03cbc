namespace EntSso.Collection.Sso;

/// <summary>A call on an ENTSSO component failed. The message says what happened, on which server, and what to do.</summary>
internal sealed class SsoCallException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">The typed reason.</param>
    /// <param name="message">What happened, on which server, and what to do.</param>
    /// <param name="code">The HRESULT.</param>
    /// <param name="innerException">What COM interop made of it.</param>
    public SsoCallException(SsoCallFailure failure, string message, int code, Exception innerException) : base(message, innerException)
    {
        Failure = failure;
        Code = code;
    }

    /// <summary>The typed reason.</summary>
    public SsoCallFailure Failure { get; }

    /// <summary>The HRESULT, for example 0xC0002A16.</summary>
    public int Code { get; }
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
