using EntSso.Collection.Directory;
using Xunit;

namespace EntSso.Tests.Collection.Directory;

public sealed class LdapDirectoryOptionsTests
{
    [Theory]
    [InlineData("dc1.fabrikam.com", "dc1.fabrikam.com", LdapTransport.Plain, null)]
    [InlineData(" fabrikam.com ", "fabrikam.com", LdapTransport.Plain, null)]
    [InlineData("dc1.fabrikam.com:3890", "dc1.fabrikam.com", LdapTransport.Plain, 3890)]
    [InlineData("ldap://dc1.fabrikam.com", "dc1.fabrikam.com", LdapTransport.Plain, null)]
    [InlineData("ldap://dc1.fabrikam.com:389/", "dc1.fabrikam.com", LdapTransport.Plain, null)]
    [InlineData("ldaps://dc1.fabrikam.com", "dc1.fabrikam.com", LdapTransport.Tls, null)]
    [InlineData("ldaps://dc1.fabrikam.com:6360", "dc1.fabrikam.com", LdapTransport.Tls, 6360)]
    [InlineData("ldaps://[::1]:6360", "::1", LdapTransport.Tls, 6360)]
    [InlineData("::1", "::1", LdapTransport.Plain, null)]
    [InlineData("127.0.0.1", "127.0.0.1", LdapTransport.Plain, null)]
    public void An_address_is_read(string address, string server, LdapTransport transport, int? port)
    {
        var options = LdapDirectoryOptions.Parse(address);

        Assert.Equal((server, transport), (options.Server, options.Transport));

        // The usual port may be spelled out or not: it is the same place.
        Assert.Equal(port ?? (transport == LdapTransport.Tls ? 636 : 389), options.DomainPort);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("http://dc1.fabrikam.com")]
    [InlineData("ldap://")]
    [InlineData("ldap://user:password@dc1.fabrikam.com")]
    [InlineData("ldap://dc1.fabrikam.com/DC=fabrikam,DC=com")]
    [InlineData("ldap://dc1.fabrikam.com?query")]
    [InlineData("dc1:99999")]
    [InlineData(@"\\dc1")]
    public void What_is_no_address_is_refused_with_what_is_expected(string address) =>
        Assert.Contains("ldaps://HOST", Assert.Throws<FormatException>(() => LdapDirectoryOptions.Parse(address)).Message);

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        var options = new LdapDirectoryOptions { Server = "dc1" };

        Assert.Throws<ArgumentException>(() => new LdapDirectory(options with { Port = 0 }));
        Assert.Throws<ArgumentException>(() => new LdapDirectory(options with { GlobalCatalogPort = 65536 }));
        Assert.Throws<ArgumentException>(() => new LdapDirectory(options with { Timeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(() => new LdapDirectory(options with { BatchSize = 0 }));
    }
}
