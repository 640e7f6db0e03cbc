using System.Net;

namespace EntSso.Collection.Kerberos;

/// <summary>Kerberos names of accounts.</summary>
internal static class KerberosName
{
    /// <summary>
    /// <c>user@REALM</c>; without the realm when the credential names no domain. Realms are upper case in Active Directory.
    /// </summary>
    public static string Of(NetworkCredential credential)
    {
        var user = credential.UserName;
        var at = user.LastIndexOf('@');
        if (at > 0)
        {
            return user.Substring(0, at) + "@" + user.Substring(at + 1).ToUpperInvariant();
        }

        var slash = user.IndexOf('\\');
        var domain = slash > 0 ? user.Substring(0, slash) : credential.Domain;
        var name = user.Substring(slash + 1);
        return string.IsNullOrEmpty(domain) ? name : name + "@" + domain.ToUpperInvariant();
    }

    /// <summary>The realm behind the last <c>@</c>; empty when there is none.</summary>
    public static string Realm(string name)
    {
        var at = name.LastIndexOf('@');
        return at < 0 ? "" : name.Substring(at + 1);
    }
}
