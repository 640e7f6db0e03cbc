using System.Net;

namespace EntSso.Collection.Kerberos;

/// <summary>One platform's Kerberos library; calls block for as long as the library likes.</summary>
internal interface IKerberosProvider
{
    KerberosAnswer Ask(string servicePrincipalName, NetworkCredential? credential);
}
