namespace EntSso.Collection.Directory;

/// <summary>How the connection to the directory is protected.</summary>
public enum LdapTransport : long
{
    /// <summary>
    /// Port 389 and 3268. Kerberos (or Negotiate on Windows) signs and encrypts what is sent. Passwords are never sent over it.
    /// </summary>
    Plain,

    /// <summary>LDAP over TLS, port 636 and 3269.</summary>
    Tls,

    /// <summary>Port 389 and 3268, changed to TLS before anything else is sent (RFC 4511, section 4.14).</summary>
    StartTls,
}
