namespace EntSso.Collection.Directory;

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
