using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Tests.Diagnosis.Fabrikam;

namespace EntSso.Tests.Diagnosis.Rules;

public class SpnRuleTests
{
    private static readonly SpnLookup _unsearched =
        new(LongSpn, Fact.Unknown<IReadOnlyList<DirectoryAccount>>("the global catalog did not answer."));

    [Theory]
    [InlineData("ENTSSO/INTSVR1", FindingStatus.Pass, "")]
    [InlineData("ENTSSO/int_svr", FindingStatus.Warning, "")]
    [InlineData("HTTP/INTSVR1", FindingStatus.Fail, "Type ENTSSO/INTSVR1 instead.")]
    [InlineData("INTSVR1/ENTSSO", FindingStatus.Fail, "Class and host are swapped: type ENTSSO/INTSVR1 instead.")]
    [InlineData("ENTSSO/INTSVR1:135", FindingStatus.Fail, "Type ENTSSO/INTSVR1 instead.")]
    [InlineData("ENTSSO\\INTSVR1", FindingStatus.Fail, "Type ENTSSO/INTSVR1 instead.")]
    [InlineData("ENTSSO/10.0.0.1", FindingStatus.Fail, "Type ENTSSO/ and the host name of the ENTSSO server, for example ENTSSO/INTSVR1.")]
    public void KRB00_says_whether_a_stated_SPN_is_well_formed(string spn, FindingStatus status, string remedy)
    {
        var finding = JudgeOne("KRB-00", new SyncDeployment().WithStated(spn));

        Assert.Equal((status, remedy), (finding.Status, finding.Remedy));
    }

    [Fact]
    public void KRB00_keeps_control_characters_out_of_its_words()
    {
        var finding = JudgeOne("KRB-00", new SyncDeployment().WithStated("ENTSSO/\u001b[31mX"));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.DoesNotContain(finding.Subject + finding.Evidence + finding.Remedy, char.IsControl);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("KRB-00", Healthy).Status);
    }

    [Fact]
    public void KRB01_passes_for_a_registered_SPN_and_fails_with_the_command_for_a_missing_one()
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne("KRB-01", Healthy).Status);

        var missing = JudgeOne("KRB-01", Healthy.WithDirectory(Held(LongSpn)));
        Assert.Equal(FindingStatus.Fail, missing.Status);
        Assert.Equal("Register-EntSsoSpn -ServicePrincipalName ENTSSO/INTSVR1.fabrikam.com -Account FABRIKAM\\ssosvcact\n# or:\nsetspn -S ENTSSO/INTSVR1.fabrikam.com FABRIKAM\\ssosvcact", missing.Remedy);
        Assert.Equal((LongSpn, @"FABRIKAM\ssosvcact"), (missing.ServicePrincipalName, missing.Account));
        Assert.Equal([11063], missing.EventId);
    }

    [Theory]
    [InlineData("NT AUTHORITY\\SYSTEM")]
    [InlineData("NT AUTHORITY\\NETWORK SERVICE")]
    [InlineData("NT SERVICE\\ENTSSO")]
    [InlineData(".\\ssosvcact")]
    [InlineData("INTSVR1\\ssosvcact")]
    public void KRB02_fails_first_where_the_service_account_cannot_hold_an_SPN(string account)
    {
        var offline = JudgeOne("KRB-02", Healthy.WithServer(Fact.Known(account)).WithoutDirectory());
        var online = Judge("KRB-02", Healthy.WithServer(Fact.Known(account)));

        Assert.Equal(FindingStatus.Fail, offline.Status);
        Assert.All(online.Append(offline), finding =>
        {
            Assert.Contains("PRE-07", finding.Remedy, StringComparison.Ordinal);
            Assert.DoesNotContain(finding.Steps, step => step.Command.Length > 0);
        });
    }

    [Theory]
    [InlineData("ssosvcact", FindingStatus.Pass)]
    [InlineData("SSOSVCACT", FindingStatus.Pass)]
    [InlineData("otheracct", FindingStatus.Unknown)]
    public void KRB02_takes_a_ticket_for_the_service_account_where_no_directory_was_asked(string holder, FindingStatus status)
    {
        var finding = JudgeOne("KRB-02", Healthy.WithoutDirectory().Log(FabrikamChain.Logged(4769, -1, "DC1", "Microsoft-Windows-Security-Auditing") with { Subject = holder }));

        Assert.Equal(status, finding.Status);
        Assert.Equal(status == FindingStatus.Pass, finding.Evidence.StartsWith("Likely the service account", StringComparison.Ordinal));
    }

    [Fact]
    public void KRB02_warns_of_a_ticket_that_the_service_could_not_decrypt()
    {
        var refused = FabrikamChain.Logged(4, 1, "SYNC1", "Microsoft-Windows-Security-Kerberos") with { Subject = "entsso/intsvr1.fabrikam.com" };

        var read = FabrikamChain.Whole.WithDirectory(new SpnLookup(LongSpn, FabrikamChain.List(ServiceAccount)));
        Assert.Equal(FindingStatus.Warning, JudgeOne("KRB-02", read.Log(refused)).Status);
        Assert.Equal(FindingStatus.Pass, JudgeOne("KRB-02", read.Log(refused with { Last = FabrikamChain.Read.AddDays(-1) })).Status);
        Assert.Equal(FindingStatus.Pass, JudgeOne("KRB-02", read.Log(refused with { Subject = "HTTP/INTSVR1.fabrikam.com" })).Status);
        var alone = JudgeOne("KRB-02", new SyncDeployment { Events = [refused] });
        Assert.Equal((FindingStatus.Warning, refused.Subject), (alone.Status, alone.Subject));
    }

    [Theory]
    [InlineData("KRB-01")]
    [InlineData("KRB-02")]
    [InlineData("KRB-03")]
    [InlineData("KRB-04")]
    public void Without_a_directory_the_answer_is_Unknown_with_that_reason(string rule)
    {
        var offline = JudgeOne(rule, Healthy.WithoutDirectory());
        Assert.Equal(FindingStatus.Unknown, offline.Status);
        Assert.Contains("no directory was queried", offline.Evidence, StringComparison.Ordinal);

        var silent = JudgeOne(rule, Healthy.WithDirectory(_unsearched).WithAccounts());
        Assert.Equal(FindingStatus.Unknown, silent.Status);
        Assert.Contains("the global catalog did not answer", silent.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KRB-01")]
    [InlineData("KRB-02")]
    [InlineData("KRB-03")]
    [InlineData("KRB-04")]
    [InlineData("KRB-06")]
    public void Without_anything_to_check_the_rules_do_not_apply(string rule)
    {
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne(rule, new SyncDeployment()).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne(rule, new SyncDeployment().WithStated("HTTP/INTSVR1")).Status);
    }

    [Theory]
    [InlineData("KRB-01")]
    [InlineData("KRB-06")]
    public void A_connect_to_name_that_is_unknown_or_no_host_leaves_the_SPN_unknown(string rule)
    {
        var unread = JudgeOne(rule, Healthy.WithExtension(Fact.Unknown<string>("the export was not readable"), default));
        Assert.Equal(FindingStatus.Unknown, unread.Status);
        Assert.Contains("the export was not readable", unread.Evidence, StringComparison.Ordinal);

        var account = JudgeOne(rule, Healthy.WithConnectTo(@"FABRIKAM\ssosvcact"));
        Assert.Equal(FindingStatus.Unknown, account.Status);
        Assert.Contains("EXT-03", account.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_extensions_the_servers_give_the_SPNs() =>
        Assert.Equal(LongSpn, JudgeOne("KRB-01", Healthy with { PasswordExtensions = [] }).Subject);

    [Fact]
    public void KRB02_passes_by_SID_whatever_the_spelling_of_the_service_account()
    {
        var renamed = ServiceAccount with { SamAccountName = "renamed" };

        Assert.Equal(FindingStatus.Pass, JudgeOne("KRB-02", Healthy.WithDirectory(Held(LongSpn, renamed))).Status);
    }

    [Theory]
    [InlineData(@"FABRIKAM\ssosvcact", FindingStatus.Pass)]
    [InlineData(@"fabrikam.com\SSOSVCACT", FindingStatus.Pass)]
    [InlineData("sso.service@fabrikam.com", FindingStatus.Pass)]
    [InlineData("ssosvcact@fabrikam.com", FindingStatus.Pass)]
    [InlineData("S-1-5-21-10-20-30-1104", FindingStatus.Pass)]
    [InlineData("ssosvcact", FindingStatus.Unknown)]
    [InlineData("somebody@contoso.com", FindingStatus.Unknown)]
    [InlineData(@"CONTOSO\ssosvcact", FindingStatus.Fail)]
    [InlineData(@"FABRIKAM\other", FindingStatus.Fail)]
    [InlineData(@".\ssosvcact", FindingStatus.Fail)]
    [InlineData("LocalSystem", FindingStatus.Fail)]
    [InlineData("FABRIKAM/ssosvcact", FindingStatus.Unknown)]
    public void KRB02_compares_the_holder_by_name_where_the_account_was_not_looked_up(string account, FindingStatus status) =>
        Assert.Equal(status, JudgeOne("KRB-02", Healthy.WithServer(Fact.Known(account)).WithAccounts()).Status);

    [Fact]
    public void KRB02_knows_that_Network_Service_appears_as_the_computer()
    {
        var computer = Account("INTSVR1$", 1200, DirectoryAccountKind.Computer);

        Assert.Equal(
            FindingStatus.Pass,
            JudgeOne("KRB-02", Healthy.WithServer(Fact.Known(@"NT AUTHORITY\NetworkService")).WithDirectory(Held(LongSpn, computer))).Status);
    }

    [Fact]
    public void KRB02_moves_the_SPN_from_the_wrong_holder_to_the_service_account()
    {
        var finding = JudgeOne("KRB-02", Healthy.WithDirectory(Held(LongSpn, Other)));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Equal(
            "setspn -D ENTSSO/INTSVR1.fabrikam.com FABRIKAM\\otheracct\nsetspn -S ENTSSO/INTSVR1.fabrikam.com FABRIKAM\\ssosvcact", Commands(finding));
    }

    [Fact]
    public void KRB02_warns_when_the_service_account_is_one_of_several_holders_and_says_nothing_of_none()
    {
        Assert.Equal(FindingStatus.Warning, JudgeOne("KRB-02", Healthy.WithDirectory(Held(LongSpn, Other, ServiceAccount))).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("KRB-02", Healthy.WithDirectory(Held(LongSpn))).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("KRB-02", Healthy.WithServer(Fact.Unknown<string>("access denied"))).Status);
    }

    [Fact]
    public void KRB03_takes_a_duplicate_from_everybody_but_the_service_account()
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne("KRB-03", Healthy).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("KRB-03", Healthy.WithDirectory(Held(LongSpn))).Status);

        var duplicate = JudgeOne("KRB-03", Healthy.WithDirectory(Held(LongSpn, Other, ServiceAccount)));
        Assert.Equal(FindingStatus.Fail, duplicate.Status);
        Assert.Equal(@"setspn -D ENTSSO/INTSVR1.fabrikam.com FABRIKAM\otheracct", Commands(duplicate));
        Assert.Contains("CN=otheracct,CN=Users,DC=fabrikam,DC=com", duplicate.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void KRB03_gives_only_comments_to_paste_while_the_rightful_holder_is_not_certain()
    {
        var finding = JudgeOne("KRB-03", Healthy.WithServer(default).WithDirectory(Held(LongSpn, Other, ServiceAccount)));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.All(finding.Remedy.Split('\n'), line => Assert.StartsWith("#", line, StringComparison.Ordinal));
        Assert.Equal(3, finding.Remedy.Split('\n').Length);
    }

    [Fact]
    public void KRB04_passes_when_both_forms_are_on_the_account_or_stated()
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne("KRB-04", Healthy).Status);

        var stated = Judge("KRB-04", new SyncDeployment().WithStated(LongSpn, ShortSpn));
        Assert.All(stated, finding => Assert.Equal(FindingStatus.Pass, finding.Status));
        Assert.Equal(FindingStatus.Unknown, JudgeOne("KRB-04", new SyncDeployment().WithStated(LongSpn)).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("KRB-04", Healthy.WithDirectory(Held(LongSpn), Held(ShortSpn, ServiceAccount))).Status);
    }

    [Fact]
    public void KRB04_warns_of_a_missing_short_or_long_form_with_the_command()
    {
        var longOnly = ServiceAccount with { ServicePrincipalNames = [LongSpn] };
        var missingShort = JudgeOne("KRB-04", Healthy.WithAccounts().WithDirectory(Held(LongSpn, longOnly)));
        Assert.Equal((FindingStatus.Warning, @"setspn -S ENTSSO/INTSVR1 FABRIKAM\ssosvcact"), (missingShort.Status, Commands(missingShort)));
        Assert.Equal(Basis.Likely, missingShort.Basis);

        var shortOnly = ServiceAccount with { ServicePrincipalNames = [ShortSpn] };
        var missingLong = JudgeOne("KRB-04", Healthy.WithConnectTo("INTSVR1").WithServiceAccount(shortOnly).WithDirectory(Held(ShortSpn, shortOnly)));
        Assert.Equal(
            (FindingStatus.Warning, @"setspn -S ENTSSO/INTSVR1.fabrikam.com FABRIKAM\ssosvcact"), (missingLong.Status, Commands(missingLong)));
    }

    [Fact]
    public void KRB04_warns_when_the_other_form_is_on_another_account()
    {
        var longOnly = ServiceAccount with { ServicePrincipalNames = [LongSpn] };
        var finding = JudgeOne("KRB-04", Healthy.WithAccounts().WithDirectory(Held(LongSpn, longOnly), Held(ShortSpn, Other)));

        Assert.Equal(FindingStatus.Warning, finding.Status);
        Assert.Equal("setspn -D ENTSSO/INTSVR1 FABRIKAM\\otheracct\nsetspn -S ENTSSO/INTSVR1 FABRIKAM\\ssosvcact", Commands(finding));
    }

    [Fact]
    public void KRB04_leaves_the_other_form_with_the_service_account_where_only_the_own_form_is_misplaced()
    {
        var finding = JudgeOne("KRB-04", Healthy.WithDirectory(Held(LongSpn, Other), Held(ShortSpn, ServiceAccount)));

        Assert.Equal((FindingStatus.Pass, ""), (finding.Status, finding.Remedy));
        Assert.Contains("on the service account", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void KRB05_fails_for_an_IP_address()
    {
        var finding = JudgeOne("KRB-05", new SyncDeployment().WithConnectTo("10.0.0.5").WithStated(ShortSpn));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.EndsWith("enter Connect To: INTSVR1", finding.Remedy, StringComparison.Ordinal);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("KRB-05", new SyncDeployment()).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("KRB-05", Healthy.WithConnectTo("a@b.c")).Status);
    }

    [Theory]
    [InlineData("intsvr1.fabrikam.com", false, FindingStatus.Pass)]
    [InlineData("sso.fabrikam.com.", true, FindingStatus.Pass)]
    [InlineData("sso.fabrikam.com.", false, FindingStatus.Fail)]
    [InlineData(null, true, FindingStatus.Pass)]
    [InlineData(null, false, FindingStatus.Unknown)]
    public void KRB05_lets_an_alias_pass_that_has_an_SPN(string? canonicalName, bool hasSpn, FindingStatus status)
    {
        var deployment = Healthy.WithDirectory(hasSpn ? Held(LongSpn, ServiceAccount) : Held(LongSpn)) with
        {
            Hosts = [new HostFacts { Name = LongName, CanonicalName = canonicalName is null ? default : Fact.Known(canonicalName) }],
        };

        Assert.Equal(status, JudgeOne("KRB-05", deployment).Status);
    }

    [Fact]
    public void KRB06_tells_the_ticket_and_its_encryption()
    {
        var finding = JudgeOne("KRB-06", Healthy);

        Assert.Equal(FindingStatus.Pass, finding.Status);
        Assert.Contains("AES256", finding.Evidence, StringComparison.Ordinal);
        Assert.Contains("key version 3", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void KRB06_is_Unknown_while_no_ticket_was_asked_for_or_could_be()
    {
        Assert.Equal(FindingStatus.Unknown, JudgeOne("KRB-06", Healthy with { KerberosProbes = [] }).Status);

        var silent = Ticket(18) with { Ticket = Fact.Unknown<KerberosTicket?>("no KDC answered within 5 s") };
        var finding = JudgeOne("KRB-06", Healthy with { KerberosProbes = [silent] });
        Assert.Equal(FindingStatus.Unknown, finding.Status);
        Assert.Contains("no KDC answered within 5 s", finding.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "no account holds the SPN", "Register-EntSsoSpn ")]
    [InlineData(1, "exactly one holder", "What to do.")]
    [InlineData(2, "duplicate", "setspn -X -F")]
    [InlineData(-1, "which of the two is unknown", "setspn -Q ENTSSO/INTSVR1.fabrikam.com")]
    public void KRB06_tells_an_unknown_SPN_from_a_duplicate_by_the_directory(int holders, string evidence, string remedy)
    {
        foreach (var refusal in new[] { Refusal(7), Refusal(0x80090303, false), Refusal(unchecked((int)0x80090303), false) })
        {
            var deployment = Healthy with { KerberosProbes = [refusal] };
            var finding = JudgeOne("KRB-06", holders < 0
                ? deployment.WithoutDirectory()
                : deployment.WithDirectory(Held(LongSpn, [.. new[] { ServiceAccount, Other }.Take(holders)])));

            Assert.Equal(FindingStatus.Fail, finding.Status);
            Assert.Contains(evidence, finding.Evidence, StringComparison.Ordinal);
            Assert.Contains("THE_ERROR", finding.Evidence, StringComparison.Ordinal);
            Assert.StartsWith(remedy, finding.Remedy, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(14, true, FindingStatus.Fail)]
    [InlineData(37, true, FindingStatus.Fail)]
    [InlineData(6, true, FindingStatus.Unknown)]
    [InlineData(18, true, FindingStatus.Unknown)]
    [InlineData(24, true, FindingStatus.Unknown)]
    [InlineData(0x8009030C, false, FindingStatus.Unknown)]
    [InlineData(0x80090342, false, FindingStatus.Fail)]
    public void KRB06_does_not_blame_the_SPN_for_the_account_that_asked(long code, bool isProtocolError, FindingStatus status)
    {
        var finding = JudgeOne("KRB-06", Healthy with { KerberosProbes = [Refusal(code, isProtocolError)] });

        Assert.Equal((status, "What to do."), (finding.Status, finding.Remedy));
        Assert.Contains("What it means.", finding.Evidence, StringComparison.Ordinal);
    }
}
