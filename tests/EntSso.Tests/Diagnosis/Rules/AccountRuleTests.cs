using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Diagnosis.Rules.Kerberos;
using Xunit;
using static EntSso.Tests.Diagnosis.Fabrikam;

namespace EntSso.Tests.Diagnosis.Rules;

public class AccountRuleTests
{
    [Theory]
    [InlineData(0x18, "2024-01-01", FindingStatus.Pass)]
    [InlineData(0x1C, "2024-01-01", FindingStatus.Pass)]
    [InlineData(0x18, "2005-01-01", FindingStatus.Fail)]
    [InlineData(0x1C, "2005-01-01", FindingStatus.Warning)]
    [InlineData(0x18, "never", FindingStatus.Warning)]
    [InlineData(0x18, "unread", FindingStatus.Unknown)]
    [InlineData(0x1C, "unread", FindingStatus.Pass)]
    [InlineData(0x4, "2024-01-01", FindingStatus.Warning)]
    [InlineData(0x24, "2024-01-01", FindingStatus.Warning)]
    [InlineData(0x3, "2024-01-01", FindingStatus.Fail)]
    [InlineData(0x23, "2024-01-01", FindingStatus.Fail)]
    public void KRB07_judges_the_types_with_the_age_of_the_password(int types, string passwordLastSet, FindingStatus status)
    {
        var account = ServiceAccount with
        {
            SupportedEncryptionTypes = Fact.Known<int?>(types),
            PasswordLastSet = passwordLastSet switch
            {
                "unread" => Fact.Unknown<DateTime?>("access denied"),
                "never" => Fact.Known<DateTime?>(null),
                _ => Fact.Known<DateTime?>(DateTime.Parse(passwordLastSet)),
            },
        };

        var finding = JudgeOne("KRB-07", Healthy.WithServiceAccount(account));

        Assert.Equal((status, Basis.Likely), (finding.Status, finding.Basis));
    }

    [Theory]
    [InlineData(null, null, FindingStatus.Warning)]
    [InlineData(0, null, FindingStatus.Warning)]
    [InlineData(0x20, null, FindingStatus.Warning)]
    [InlineData(null, 23, FindingStatus.Warning)]
    [InlineData(null, 18, FindingStatus.Pass)]
    public void KRB07_asks_the_ticket_where_the_domain_controllers_default_decides(int? types, int? ticket, FindingStatus status)
    {
        var deployment = Healthy.WithServiceAccount(ServiceAccount with { SupportedEncryptionTypes = Fact.Known(types) }) with
        {
            KerberosProbes = ticket is { } number ? [Ticket(number)] : [],
        };

        var finding = JudgeOne("KRB-07", deployment);

        Assert.Equal(status, finding.Status);
        if (status == FindingStatus.Warning)
        {
            Assert.StartsWith("Set-ADUser -Identity ssosvcact -KerberosEncryptionType AES128,AES256\nSet-ADAccountPassword", finding.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void KRB07_fails_for_the_DES_option_whatever_the_types_say()
    {
        var finding = JudgeOne("KRB-07", Healthy.WithServiceAccount(ServiceAccount with { UserAccountControl = Fact.Known(0x200200) }));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.StartsWith("Set-ADAccountControl -Identity ssosvcact -UseDESKeyOnly $false", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void KRB07_looks_at_the_holder_where_the_service_account_is_not_known()
    {
        var weak = Other with { SupportedEncryptionTypes = Fact.Known<int?>(3) };
        var finding = JudgeOne("KRB-07", Healthy.WithServer(default).WithAccounts().WithDirectory(Held(LongSpn, weak)));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains(@"FABRIKAM\otheracct (holder of ENTSSO/INTSVR1.fabrikam.com)", finding.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void KRB07_uses_the_cmdlet_that_fits_the_kind_of_account()
    {
        var managed = Account("sso$", 1300, DirectoryAccountKind.GroupManagedServiceAccount) with { SupportedEncryptionTypes = Fact.Known<int?>(4) };

        Assert.StartsWith("Set-ADServiceAccount -Identity sso$", JudgeOne("KRB-07", Healthy.WithServiceAccount(managed)).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KRB-07")]
    [InlineData("KRB-09")]
    public void Unread_accounts_are_Unknown_and_foreign_ones_do_not_apply(string rule)
    {
        var offline = JudgeOne(rule, Healthy.WithoutDirectory());
        Assert.Equal(FindingStatus.Unknown, offline.Status);
        Assert.Contains("no directory was queried", offline.Evidence, StringComparison.Ordinal);

        var service = Healthy with { PasswordExtensions = [] };
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne(rule, service.WithServer(Fact.Known("LocalSystem"))).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne(rule, new SyncDeployment()).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne(rule, service.WithServer(Fact.Unknown<string>("access denied")).WithoutDirectory()).Status);

        var unread = ServiceAccount with { SupportedEncryptionTypes = default, IsDisabled = Fact.Unknown<bool>("access denied") };
        Assert.Equal(FindingStatus.Unknown, JudgeOne(rule, Healthy.WithServiceAccount(unread)).Status);
    }

    [Fact]
    public void An_account_that_does_not_exist_fails_once()
    {
        var deployment = Healthy.WithAccounts(Found(@"FABRIKAM\ssosvcact", null));

        Assert.Equal(FindingStatus.Fail, JudgeOne("KRB-09", deployment).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("KRB-07", deployment).Status);
    }

    [Fact]
    public void KRB09_passes_for_an_account_in_order() => Assert.Equal(FindingStatus.Pass, JudgeOne("KRB-09", Healthy).Status);

    [Fact]
    public void KRB09_names_each_trouble_with_its_own_words_and_command()
    {
        var account = ServiceAccount with
        {
            IsDisabled = Fact.Known(true),
            IsLockedOut = Fact.Known(true),
            IsPasswordExpired = Fact.Known(true),
            ExpiresAt = Fact.Known<DateTime?>(Collected.AddDays(-1), new FactOrigin("LDAP dc1.fabrikam.com", Collected)),
        };

        var findings = Judge("KRB-09", Healthy.WithServiceAccount(account));

        Assert.All(findings, finding => Assert.Equal(FindingStatus.Fail, finding.Status));
        Assert.Collection(
            findings,
            finding => Assert.Contains("disabled", finding.Evidence, StringComparison.Ordinal),
            finding => Assert.Contains("locked out", finding.Evidence, StringComparison.Ordinal),
            finding => Assert.Contains("password has expired", finding.Evidence, StringComparison.Ordinal),
            finding => Assert.Contains("expired on 2024-04-30 12:00Z", finding.Evidence, StringComparison.Ordinal));
        Assert.Equal("Unlock-ADAccount -Identity ssosvcact", findings[1].Remedy);
    }

    [Fact]
    public void KRB09_judges_the_expiry_as_of_the_day_of_the_facts_and_else_as_of_now()
    {
        var rule = new Krb09AccountsCanSignIn();
        var late = Fact.Known<DateTime?>(Collected.AddDays(1), new FactOrigin("LDAP", Collected));
        var early = Fact.Known<DateTime?>(Collected.AddDays(-1));

        Assert.Equal(FindingStatus.Pass, JudgeOne("KRB-09", Healthy.WithServiceAccount(ServiceAccount with { ExpiresAt = late })).Status);
        Assert.Equal(
            FindingStatus.Fail,
            Assert.Single(rule.Evaluate(new RuleContext(Healthy.WithServiceAccount(ServiceAccount with { ExpiresAt = early }), now: Collected))).Status);
    }

    [Fact]
    public void KRB09_reports_what_it_could_not_read_beside_what_it_could()
    {
        var account = ServiceAccount with { IsDisabled = Fact.Known(true), IsLockedOut = Fact.Unknown<bool>("access denied") };

        Assert.Collection(
            Judge("KRB-09", Healthy.WithServiceAccount(account)),
            finding => Assert.Equal(FindingStatus.Fail, finding.Status),
            finding =>
            {
                Assert.Equal(FindingStatus.Unknown, finding.Status);
                Assert.Contains("whether it is locked (access denied)", finding.Evidence, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void KRB09_looks_at_an_extension_user_that_is_another_account()
    {
        var deployment = Healthy.WithUser(@"FABRIKAM\otheracct").WithAccounts(
            Found(@"FABRIKAM\ssosvcact", ServiceAccount), Found(@"FABRIKAM\otheracct", Other with { IsDisabled = Fact.Known(true) }));

        Assert.Collection(
            Judge("KRB-09", deployment),
            finding => Assert.Equal((FindingStatus.Fail, @"FABRIKAM\otheracct (extension user of ENTSSOMA2)"), (finding.Status, finding.Subject)),
            finding => Assert.Equal(FindingStatus.Pass, finding.Status));
    }
}
