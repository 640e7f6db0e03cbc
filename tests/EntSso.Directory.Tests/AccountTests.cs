using EntSso.Deployment;
using EntSso.Directory.Tests.Samba;
using EntSso.Naming;
using Xunit;

namespace EntSso.Directory.Tests;

public sealed class AccountTests(SharedDomain shared)
{
    [Theory]
    [InlineData(@"FABRIKAM\ssosvcact", "ssosvcact")]
    [InlineData(@"fabrikam\SSOSVCACT", "ssosvcact")]
    [InlineData(@"fabrikam.test\ssosvcact", "ssosvcact")]
    [InlineData("ssosvcact@fabrikam.test", "ssosvcact")]
    [InlineData("SSOSVCACT@FABRIKAM.TEST", "ssosvcact")]
    [InlineData("ssosvcact", "ssosvcact")]
    [InlineData("john.smith@fabrikam.example", "jsmith")]
    [InlineData("jsmith@fabrikam.test", "jsmith")]
    [InlineData("oldsso@fabrikam.test", "oldsso")]
    [InlineData("implicit@fabrikam.test", "impostor")]
    [InlineData(@"FABRIKAM\gmsasso$", "gmsasso$")]
    [InlineData(@"FABRIKAM\INTSVR1$", "INTSVR1$")]
    [InlineData(@"FABRIKAM\jürgen", "jürgen")]
    [InlineData(@"FABRIKAM\JÜRGEN", "jürgen")]
    [InlineData(@"FABRIKAM\par(en)s", "par(en)s")]
    public void An_account_is_found_by_every_spelling(string name, string account) => Assert.Equal(account, Find(name).Value?.SamAccountName);

    [Theory]
    [InlineData(@"FABRIKAM\nobody")]
    [InlineData("john.smith@fabrikam.test")]
    [InlineData("jsmith@fabrikam.example")]
    [InlineData("nobody@contoso.test")]
    [InlineData("S-1-5-21-1-2-3-4711")]
    [InlineData(@"FABRIKAM\gmsasso")]
    [InlineData(@"FABRIKAM\)(objectClass")]
    [InlineData(@"FABRIKAM\paren)s")]
    public void A_name_that_the_forest_does_not_have_is_known_to_be_missing(string name)
    {
        var fact = Find(name);

        Assert.True(fact.IsKnown, fact.Reason);
        Assert.Null(fact.Value);
    }

    [Theory]
    [InlineData(@"CONTOSO\ssosvcact", "CONTOSO")]
    [InlineData(@"contoso.test\ssosvcact", "contoso.test")]
    [InlineData(@"INTSVR1\localuser", "INTSVR1")]
    public void A_domain_that_is_not_of_the_forest_is_unknown_and_named(string name, string domain)
    {
        var fact = Find(name);

        Assert.False(fact.IsKnown);
        Assert.Contains(domain, fact.Reason);
        Assert.Contains("FABRIKAM", fact.Reason);
    }

    [Theory]
    [InlineData("LocalSystem")]
    [InlineData(@"NT AUTHORITY\NETWORK SERVICE")]
    [InlineData(@"NT SERVICE\ENTSSO")]
    [InlineData(@".\administrator")]
    [InlineData("S-1-5-18")]
    public void Accounts_of_a_computer_are_answered_without_asking(string name)
    {
        using var directory = shared.Domain.Connect();

        var lookup = Assert.Single(directory.FindAccounts([AccountName.Parse(name)], CancellationToken.None));

        Assert.False(lookup.Account.IsKnown);
        Assert.Contains("which is not in a directory", lookup.Account.Reason);
        Assert.Equal((0, 0), (directory.Traffic.Connections, directory.Traffic.RoundTrips));
    }

    [Fact]
    public void A_SID_leads_to_its_account()
    {
        var account = Find(@"FABRIKAM\jsmith").Value!;

        Assert.Equal("jsmith", Find(account.Sid).Value?.SamAccountName);
    }

    [Fact]
    public void The_account_has_its_names_kind_and_SPNs()
    {
        var account = Find(@"FABRIKAM\ssosvcact").Value!;

        Assert.StartsWith("S-1-5-21-", account.Sid, StringComparison.Ordinal);
        Assert.Equal("CN=ssosvcact,OU=SSO,DC=fabrikam,DC=test", account.DistinguishedName);
        Assert.Equal("fabrikam.test", account.DomainDnsName);
        Assert.Equal("FABRIKAM", account.DomainNetBiosName.Value);
        Assert.Equal(@"FABRIKAM\ssosvcact", account.ToString());
        Assert.Equal("ssosvcact@fabrikam.test", account.UserPrincipalName);
        Assert.Equal(
            ["ENTSSO/INTSVR1", "ENTSSO/INTSVR1.fabrikam.test", "ENTSSO/INTSVR4"], account.ServicePrincipalNames.Order(StringComparer.Ordinal));
        Assert.StartsWith("LDAP 127.0.0.", account.UserAccountControl.Origin?.Source);
    }

    [Theory]
    [InlineData(@"FABRIKAM\ssosvcact", DirectoryAccountKind.User)]
    [InlineData(@"FABRIKAM\INTSVR1$", DirectoryAccountKind.Computer)]
    [InlineData(@"FABRIKAM\gmsasso$", DirectoryAccountKind.GroupManagedServiceAccount)]
    [InlineData(@"FABRIKAM\smsasso$", DirectoryAccountKind.ManagedServiceAccount)]
    [InlineData(@"FABRIKAM\SSO Administrators", DirectoryAccountKind.Group)]
    public void The_kind_follows_the_class(string name, DirectoryAccountKind kind) => Assert.Equal(kind, Find(name).Value?.Kind);

    [Theory]
    [InlineData("aesonly", 24)]
    [InlineData("rc4only", 4)]
    [InlineData("desonly", 3)]
    [InlineData("nottold", null)]
    public void Encryption_types_are_read_from_the_domain(string name, int? types) =>
        Assert.Equal(types, Find($@"FABRIKAM\{name}").Value!.SupportedEncryptionTypes.Value);

    [Theory]
    [InlineData("ssosvcact", false, false, false)]
    [InlineData("disabledsso", true, false, false)]
    [InlineData("lockedsso", false, true, false)]
    [InlineData("mustchange", false, false, true)]
    [InlineData("oldpassword", false, false, true)]
    [InlineData("neverexpires", false, false, false)]
    public void The_state_of_an_account_is_read(string name, bool isDisabled, bool isLockedOut, bool isPasswordExpired)
    {
        var account = Find($@"FABRIKAM\{name}").Value!;

        Assert.Equal((isDisabled, isLockedOut, isPasswordExpired), (account.IsDisabled.Value, account.IsLockedOut.Value, account.IsPasswordExpired.Value));
    }

    [Fact]
    public void Times_are_read_in_UTC_and_never_is_no_time()
    {
        var expired = Find(@"FABRIKAM\expiredsso").Value!;

        Assert.Equal(new DateTime(1995, 1, 1, 0, 0, 0, DateTimeKind.Utc), expired.ExpiresAt.Value);
        Assert.Equal(DateTimeKind.Utc, expired.ExpiresAt.Value?.Kind);
        Assert.Null(Find(@"FABRIKAM\ssosvcact").Value!.ExpiresAt.Value);
        Assert.Null(Find(@"FABRIKAM\mustchange").Value!.PasswordLastSet.Value);
        Assert.NotNull(Find(@"FABRIKAM\ssosvcact").Value!.PasswordLastSet.Value);
    }

    [Fact]
    public void Delegation_shows_in_the_flags() => Assert.NotEqual(0, Find(@"FABRIKAM\delegated").Value!.UserAccountControl.Value & 0x80000);

    [Fact]
    public void What_a_group_does_not_have_is_unknown_and_not_guessed()
    {
        var group = Find(@"FABRIKAM\SSO Administrators").Value!;

        Assert.False(group.IsDisabled.IsKnown);
        Assert.False(group.SupportedEncryptionTypes.IsKnown);
    }

    [Fact]
    public void What_the_asking_account_may_not_read_is_unknown_and_not_guessed()
    {
        using var directory = shared.Domain.Connect(SambaDomain.User("blinduser"));

        var account = directory.FindAccounts([AccountName.Parse(@"FABRIKAM\guarded")], CancellationToken.None).Single().Account.Value!;

        Assert.Equal(["ENTSSO/GUARDED"], account.ServicePrincipalNames);
        Assert.False(account.IsDisabled.IsKnown);
        Assert.False(account.SupportedEncryptionTypes.IsKnown);
        Assert.False(account.ExpiresAt.IsKnown);
        Assert.False(account.PasswordLastSet.IsKnown);
        Assert.Contains("no right to read", account.UserAccountControl.Reason);
    }

    [Fact]
    public void A_thousand_names_of_mixed_spelling_cost_at_most_twenty_round_trips()
    {
        using var directory = shared.Domain.Connect();
        var names = Enumerable.Range(0, 1000)
            .Select(number => AccountName.Parse((number % 4) switch
            {
                0 => @"FABRIKAM\ssosvcact",
                1 => "john.smith@fabrikam.example",
                2 => $@"FABRIKAM\none{number}",
                _ => $"none{number}@fabrikam.test",
            }))
            .ToList();

        var answers = directory.FindAccounts(names, CancellationToken.None).ToList();

        Assert.Equal(500, answers.Count(answer => answer.Account.Value is not null));
        Assert.InRange(directory.Traffic.RoundTrips, 1, 20);
    }

    private Fact<DirectoryAccount?> Find(string name)
    {
        using var directory = shared.Domain.Connect();
        return directory.FindAccounts([AccountName.Parse(name)], CancellationToken.None).Single().Account;
    }
}
