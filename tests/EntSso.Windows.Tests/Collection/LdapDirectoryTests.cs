using System.Linq;
using System.Net;
using System.Threading;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;
using Xunit;

namespace EntSso.Windows.Tests.Collection;

/// <summary>The directory through wldap32.</summary>
public sealed class LdapDirectoryTests
{
    [WindowsFact]
    public void A_simple_logon_finds_the_holders_of_SPNs()
    {
        using LdapDirectory directory = Connect(DomainLab.Credential);

        SpnLookup[] found = [.. directory.FindSpnHolders(["ENTSSO/INTSVR1", "ENTSSO/INTSVR2", "ENTSSO/INTSVR4"], CancellationToken.None)];

        Assert.Equal(["ssosvcact", "", "oldsso ssosvcact"], found.Select(l => string.Join(" ", l.Holders.Value.Select(h => h.SamAccountName).Order())));
    }

    [WindowsFact]
    public void An_account_is_found_with_its_SID()
    {
        using LdapDirectory directory = Connect(DomainLab.Credential);

        AccountLookup found = directory.FindAccounts([AccountName.Parse(@"FABRIKAM\ssosvcact")], CancellationToken.None).Single();

        Assert.Equal("ssosvcact", found.Account.Value?.SamAccountName);
        Assert.StartsWith("S-1-5-21-", found.Account.Value?.Sid);
    }

    [WindowsFact]
    public void A_wrong_password_is_told_as_such()
    {
        using LdapDirectory directory = Connect(new NetworkCredential(DomainLab.Credential.UserName, "wrong"));

        DirectoryException exception = Assert.Throws<DirectoryException>(
            () => directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).ToList());

        Assert.Equal(DirectoryFailure.BadCredentials, exception.Failure);
    }

    [WindowsFact]
    public void The_current_user_logs_on_by_Negotiate_with_sealing()
    {
        using LdapDirectory directory = new(new LdapDirectoryOptions { Server = DomainLab.Server });

        Assert.Equal("ssosvcact", directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).Single().Holders.Value.Single().SamAccountName);
    }

    private static LdapDirectory Connect(NetworkCredential credential) =>
        new(new LdapDirectoryOptions { Server = DomainLab.Server, Credential = credential, AllowUnprotectedLoopback = true });
}
