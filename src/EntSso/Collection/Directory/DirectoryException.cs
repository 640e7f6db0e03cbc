namespace EntSso.Collection.Directory;

/// <summary>The directory could not be queried or refused a change. The message says what happened, where, and what to do.</summary>
internal sealed class DirectoryException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">The typed reason.</param>
    /// <param name="message">What happened, where, and what to do.</param>
    /// <param name="server">The server and port that were queried.</param>
    /// <param name="code">The number that decided, or null when this program decided by itself.</param>
    /// <param name="innerException">The library's exception.</param>
    public DirectoryException(DirectoryFailure failure, string message, string server, int? code = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        Server = server;
        Code = code;
    }

    /// <summary>The typed reason.</summary>
    public DirectoryFailure Failure { get; }

    /// <summary>The server and port that were queried, <c>dc1.fabrikam.com:389</c>.</summary>
    public string Server { get; }

    /// <summary>
    /// The number that decided: an LDAP result code, the client library's code, a bind sub-code or a Kerberos error code.
    /// </summary>
    public int? Code { get; }
}
