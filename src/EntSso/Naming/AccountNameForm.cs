namespace EntSso.Naming;

/// <summary>The spellings of a Windows account.</summary>
public enum AccountNameForm
{
    /// <summary><c>DOMAIN\user</c> with a NetBIOS name in front, which may be a domain's or a computer's.</summary>
    NetBiosDomain,

    /// <summary><c>fabrikam.com\user</c> with the DNS name of a domain in front.</summary>
    DnsDomain,

    /// <summary><c>user@fabrikam.com</c>; the part in front of the at sign need not be the sAMAccountName.</summary>
    UserPrincipalName,

    /// <summary><c>.\user</c>: an account of the computer it is entered on.</summary>
    Local,

    /// <summary>An account of Windows itself: <c>LocalSystem</c>, <c>NT AUTHORITY\…</c>, <c>BUILTIN\…</c>.</summary>
    BuiltIn,

    /// <summary>A virtual account: <c>NT SERVICE\…</c>, <c>IIS APPPOOL\…</c>, <c>NT VIRTUAL MACHINE\…</c>.</summary>
    Virtual,

    /// <summary>A SID in text form.</summary>
    Sid,

    /// <summary>A name without a domain.</summary>
    Bare,
}
