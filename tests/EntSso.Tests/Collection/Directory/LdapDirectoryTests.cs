using System.Net;
using EntSso.Collection.Directory;
using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Collection.Directory;

/// <summary>What is refused before anything is sent; the rest is tried against a real directory in EntSso.Directory.Tests.</summary>
public class LdapDirectoryTests
{
    [Theory]
    [InlineData("ldaps://127.0.0.1:1")]
    [InlineData("ldap://127.0.0.1:1")]
    public void A_name_without_a_password_is_no_logon(string address)
    {
        using var directory = new LdapDirectory(LdapDirectoryOptions.Parse(address) with { Credential = new NetworkCredential(@"FABRIKAM\svc", "") });

        var refused = Assert.Throws<DirectoryException>(
            () => directory.FindAccounts([AccountName.Parse(@"FABRIKAM\ana")], CancellationToken.None).ToList());

        Assert.Equal(DirectoryFailure.BadCredentials, refused.Failure);
        Assert.Contains(@"No password was given for FABRIKAM\svc", refused.Message);
    }
}
