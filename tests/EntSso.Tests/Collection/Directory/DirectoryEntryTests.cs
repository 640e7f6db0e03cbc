using System.Text;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.Directory;

public sealed class DirectoryEntryTests
{
    private static readonly FactOrigin _origin = new("LDAP dc1.fabrikam.com", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));

    [Theory]
    [InlineData("CN=svc,OU=SSO,DC=fabrikam,DC=com", "fabrikam.com")]
    [InlineData("CN=svc,dc=Emea,dc=fabrikam,dc=com", "Emea.fabrikam.com")]
    [InlineData(@"CN=a\,DC=evil\,DC=org,DC=fabrikam,DC=com", "fabrikam.com")]
    [InlineData(@"CN=a\2c,DC=fabrikam,DC=com", "fabrikam.com")]
    [InlineData("DC=com", "com")]
    [InlineData("CN=nothing", "")]
    [InlineData("", "")]
    [InlineData(@"CN=x\", "")]
    public void The_domain_comes_from_the_end_of_the_distinguished_name(string name, string domain) =>
        Assert.Equal(domain, DistinguishedName.DnsDomain(name));

    [Theory]
    [InlineData("servicePrincipalName;range=0-1499", "servicePrincipalName", 1499, "servicePrincipalName;range=1500-*")]
    [InlineData("servicePrincipalName;Range=1500-2999", "servicePrincipalName", 2999, "servicePrincipalName;range=3000-*")]
    public void A_part_of_many_values_names_the_next_part(string name, string attribute, int last, string next)
    {
        var range = ValueRange.Parse(name);

        Assert.Equal((attribute, (int?)last, next), (range?.Attribute, range?.Last, range?.Next));
    }

    [Fact]
    public void The_last_part_has_no_end() => Assert.Null(ValueRange.Parse("servicePrincipalName;range=1500-*")?.Last);

    [Theory]
    [InlineData("servicePrincipalName")]
    [InlineData("servicePrincipalName;range=")]
    [InlineData("servicePrincipalName;range=0-x")]
    [InlineData("servicePrincipalName;binary")]
    [InlineData(";range=0-1")]
    [InlineData("servicePrincipalName;range=0-99999999999")]
    public void Other_names_have_no_range(string name) => Assert.Null(ValueRange.Parse(name));

    [Fact]
    public void What_the_catalog_does_not_hold_is_unknown_for_the_reason_given()
    {
        var account = Reader().ReadPartial(Entry(("sAMAccountName", "svc"), ("userAccountControl", "514")), "its domain is away");

        Assert.True(account.IsDisabled.Value);
        Assert.All(
            new[] { account.IsLockedOut.Reason, account.IsPasswordExpired.Reason, account.ExpiresAt.Reason, account.SupportedEncryptionTypes.Reason },
            reason => Assert.Equal("its domain is away", reason));
    }

    [Fact]
    public void In_its_own_domain_an_attribute_that_is_absent_is_not_set()
    {
        var account = Reader().Read(Entry(("userAccountControl", "512")));

        Assert.Null(account.SupportedEncryptionTypes.Value);
        Assert.False(account.IsLockedOut.Value);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9223372036854775807")]
    public void Never_expires_in_both_spellings(string value) => Assert.Null(Reader().Read(Entry(("accountExpires", value))).ExpiresAt.Value);

    [Theory]
    [InlineData("-5")]
    [InlineData("9223372036854775806")]
    public void A_number_that_is_no_time_is_unknown(string value) =>
        Assert.Contains(value, Reader().Read(Entry(("accountExpires", value), ("pwdLastSet", "1"))).ExpiresAt.Reason);

    [Fact]
    public void A_lockout_that_may_have_ended_is_unknown_without_the_computed_flags()
    {
        Assert.False(Reader().Read(Entry(("userAccountControl", "512"), ("lockoutTime", "133000000000000000"))).IsLockedOut.IsKnown);
        Assert.True(Reader().Read(Entry(("lockoutTime", "133000000000000000"), ("msDS-User-Account-Control-Computed", "16"))).IsLockedOut.Value);
    }

    [Fact]
    public void Damaged_values_are_unknown_and_not_fatal()
    {
        var account = Reader().Read(Entry(("userAccountControl", "many"), ("objectSid", "x"), ("pwdLastSet", "")));

        Assert.Equal("", account.Sid);
        Assert.False(account.UserAccountControl.IsKnown);
        Assert.False(account.PasswordLastSet.IsKnown);
    }

    [Theory]
    [InlineData("jurgen", "jürgen", true)]
    [InlineData("JÜRGEN", "jurgen", true)]
    [InlineData("jürgen", "JÜRGEN", false)]
    [InlineData("svc", "svd", false)]
    [InlineData("svc", "svcx", false)]
    [InlineData(null, "svc", false)]
    public void Letters_that_the_directory_may_take_for_each_other_are_noticed(string? left, string right, bool alike) =>
        Assert.Equal(alike, AccountMatcher.LooksAlike(left, right));

    [Theory]
    [InlineData("80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data 52e, v1db1", 0x52e)]
    [InlineData("80090308: LdapErr: DSID-0C09044E, data 775, v1db1\0", 0x775)]
    [InlineData("anything, data , v1", null)]
    [InlineData("no sub-code", null)]
    [InlineData(null, null)]
    public void The_sub_code_of_a_refused_logon_is_read(string? message, int? code) => Assert.Equal(code, LdapFault.SubCode(message));

    private static DirectoryAccountReader Reader() => new([new ForestDomain("fabrikam.com", "FABRIKAM")], _origin);

    private static LdapEntry Entry(params (string Name, string Value)[] values) => new(
        "CN=svc,DC=fabrikam,DC=com",
        values.ToDictionary(
            pair => pair.Name, pair => (IReadOnlyList<byte[]>)[Encoding.UTF8.GetBytes(pair.Value)], StringComparer.OrdinalIgnoreCase));
}
