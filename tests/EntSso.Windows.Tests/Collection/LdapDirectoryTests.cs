using System.Net;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;
using Xunit;

namespace EntSso.Windows.Tests.Collection;

/// <summary>
/// The directory through wldap32, by simple logon. Wine's knows neither the sealing that Negotiate asks for nor the server's own words
/// about a failed logon: those ways have yet to run on Windows.
/// </summary>
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

    private static LdapDirectory Connect(NetworkCredential credential) =>
        new(new LdapDirectoryOptions { Server = DomainLab.Server, Credential = credential, AllowUnprotectedLoopback = true });
}
