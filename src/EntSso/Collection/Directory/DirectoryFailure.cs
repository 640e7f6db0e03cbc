namespace EntSso.Collection.Directory;

/// <summary>
/// Why a directory could not be queried, or refused. Decided from LDAP result codes (RFC 4511), the client library's codes, Active
/// Directory's bind sub-codes and Kerberos codes; never from text.
/// </summary>
public enum DirectoryFailure : long
{
    /// <summary>A code that no other value represents; the exception's <see cref="DirectoryException.Code"/> has it.</summary>
    Other,

    /// <summary>The server's name has no address.</summary>
    HostNotFound,

    /// <summary>Nothing accepts connections at the server's port.</summary>
    Unreachable,

    /// <summary>The server did not answer in time.</summary>
    Timeout,

    /// <summary>The connection broke while a request was under way.</summary>
    ConnectionLost,

    /// <summary>The user name or password is wrong (LDAP 49, sub-code 52e, or 525 for an unknown user).</summary>
    BadCredentials,

    /// <summary>The password is right, but the account is disabled (sub-code 533).</summary>
    AccountDisabled,

    /// <summary>The password is right, but the account has expired (sub-code 701).</summary>
    AccountExpired,

    /// <summary>The account is locked out (sub-code 775).</summary>
    AccountLockedOut,

    /// <summary>The password is right, but has expired (sub-code 532).</summary>
    PasswordExpired,

    /// <summary>The password is right, but must be changed first (sub-code 773).</summary>
    PasswordMustChange,

    /// <summary>The account may not log on now or from here (sub-codes 530, 531, 534).</summary>
    LogonRestricted,

    /// <summary>The server's certificate is not trusted, has expired or names another server.</summary>
    UntrustedCertificate,

    /// <summary>The server does not offer TLS at this port.</summary>
    NoTls,

    /// <summary>The server requests signing or encryption (LDAP 8 or 13).</summary>
    ProtectionRequired,

    /// <summary>This program refuses to send a password over an unprotected connection.</summary>
    UnprotectedPassword,

    /// <summary>The requesting account has no right to do this (LDAP 50).</summary>
    NoRights,

    /// <summary>The current user has no Kerberos ticket, or it has expired.</summary>
    NoKerberosCredentials,

    /// <summary>The clocks of this computer and the domain controller differ too much.</summary>
    ClockSkew,

    /// <summary>Kerberos does not know the server under the name it was queried by.</summary>
    UnknownServerPrincipal,

    /// <summary>No Kerberos domain controller answered.</summary>
    NoKerberosServer,

    /// <summary>Kerberos refused for another reason.</summary>
    KerberosRefused,

    /// <summary>The Kerberos plug-in of the LDAP library is not installed.</summary>
    MissingSaslPlugin,

    /// <summary>The LDAP library of the operating system is not installed.</summary>
    MissingLdapLibrary,

    /// <summary>The operating system's LDAP library cannot do what the options request.</summary>
    NotSupported,

    /// <summary>The object or the search base does not exist (LDAP 32).</summary>
    NoSuchObject,

    /// <summary>The value breaks a rule of the directory (LDAP 19): for an SPN, it is malformed or held by another account.</summary>
    ConstraintViolation,

    /// <summary>The server holds a copy that cannot be written, or another server is in charge (LDAP 10).</summary>
    Referral,

    /// <summary>The server stopped at its limit: size, time or administrative (LDAP 3, 4, 11).</summary>
    LimitExceeded,

    /// <summary>The server is busy or not available (LDAP 51, 52).</summary>
    Busy,

    /// <summary>The answer went past a bound of this program: entries, bytes, requests or time for one question.</summary>
    AnswerTooLarge,

    /// <summary>The server ended its answer without all that belongs to it, or answered with something else.</summary>
    IncompleteAnswer,

    /// <summary>The server refused the logon with a result code that the LDAP library does not pass on.</summary>
    LogonRefused,
}

/// <summary>The directory could not be queried or refused a change. The message says what happened, where, and what to do.</summary>
internal sealed class DirectoryException(
    DirectoryFailure failure, string message, string server, int? code = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public DirectoryFailure Failure => failure;

    /// <summary>The server and port that were queried, <c>dc1.fabrikam.com:389</c>.</summary>
    public string Server => server;

    /// <summary>The number that decided: an LDAP result code, a client code, a bind sub-code or a Kerberos error code.</summary>
    public int? Code => code;
}
