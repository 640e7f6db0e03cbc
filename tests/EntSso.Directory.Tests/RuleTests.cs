using System.Net;
using EntSso.Collection.Directory;
using EntSso.Collection.Kerberos;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Directory.Tests.Samba;
using EntSso.Naming;
using Xunit;

namespace EntSso.Directory.Tests;

/// <summary>Every rule over the directory is seen to pass and to fail on what a real directory and KDC answer.</summary>
public sealed class RuleTests(SharedDomain shared)
{
    private const string ServiceAccount = @"FABRIKAM\ssosvcact";

    [Theory]
    [InlineData("ENTSSO/INTSVR1", ServiceAccount, "KRB-01", FindingStatus.Pass)]
    [InlineData("ENTSSO/INTSVR2", ServiceAccount, "KRB-01", FindingStatus.Fail)]
    [InlineData("ENTSSO/INTSVR1", ServiceAccount, "KRB-02", FindingStatus.Pass)]
    [InlineData("ENTSSO/INTSVR1", "ssosvcact@fabrikam.test", "KRB-02", FindingStatus.Pass)]
    [InlineData("ENTSSO/INTSVR3", ServiceAccount, "KRB-02", FindingStatus.Fail)]
    [InlineData("ENTSSO/INTSVR4", ServiceAccount, "KRB-02", FindingStatus.Warning)]
    [InlineData("ENTSSO/INTSVR1", ServiceAccount, "KRB-03", FindingStatus.Pass)]
    [InlineData("ENTSSO/INTSVR4", ServiceAccount, "KRB-03", FindingStatus.Fail)]
    [InlineData("ENTSSO/INTSVR1.fabrikam.test", ServiceAccount, "KRB-04", FindingStatus.Pass)]
    [InlineData("ENTSSO/INTSVR5", @"FABRIKAM\gmsasso$", "KRB-04", FindingStatus.Warning)]
    [InlineData("ENTSSO/INTSVR1", ServiceAccount, "KRB-06", FindingStatus.Pass)]
    [InlineData("ENTSSO/INTSVR2", ServiceAccount, "KRB-06", FindingStatus.Fail)]
    [InlineData("ENTSSO/INTSVR4", ServiceAccount, "KRB-06", FindingStatus.Fail)]
    [InlineData("ENTSSO/DESONLY", @"FABRIKAM\desonly", "KRB-06", FindingStatus.Fail)]
    [InlineData("ENTSSO/AESONLY", @"FABRIKAM\aesonly", "KRB-07", FindingStatus.Pass)]
    [InlineData("ENTSSO/RC4ONLY", @"FABRIKAM\rc4only", "KRB-07", FindingStatus.Warning)]
    [InlineData("ENTSSO/NOTTOLD", @"FABRIKAM\nottold", "KRB-07", FindingStatus.Warning)]
    [InlineData("ENTSSO/DESONLY", @"FABRIKAM\desonly", "KRB-07", FindingStatus.Fail)]
    [InlineData("ENTSSO/INTSVR1", ServiceAccount, "KRB-09", FindingStatus.Pass)]
    [InlineData("ENTSSO/DISABLED", @"FABRIKAM\disabledsso", "KRB-09", FindingStatus.Fail)]
    [InlineData("ENTSSO/LOCKED", @"FABRIKAM\lockedsso", "KRB-09", FindingStatus.Fail)]
    [InlineData("ENTSSO/EXPIRED", @"FABRIKAM\expiredsso", "KRB-09", FindingStatus.Fail)]
    [InlineData("ENTSSO/MUSTCHANGE", @"FABRIKAM\mustchange", "KRB-09", FindingStatus.Fail)]
    [InlineData("ENTSSO/OLDPASSWORD", @"FABRIKAM\oldpassword", "KRB-09", FindingStatus.Fail)]
    public void A_rule_over_an_SPN_answers_what_the_directory_shows(string spn, string account, string rule, FindingStatus status)
    {
        var finding = Assert.Single(Check(spn, account), finding => finding.RuleId == rule && finding.Status == status);

        Assert.NotEmpty(finding.Evidence);
        Assert.True(status is FindingStatus.Pass || finding.Remedy.Length > 0, "a remedy");
    }

    [Theory]
    [InlineData("ENTSSO/INTSVR2", "no account holds the SPN")]
    [InlineData("ENTSSO/INTSVR4", "duplicate")]
    public void A_missing_and_a_duplicate_SPN_are_told_apart_though_Kerberos_answers_alike(string spn, string reason) =>
        Assert.Contains(reason, Assert.Single(Check(spn, ServiceAccount), finding => finding.RuleId == "KRB-06").Evidence);

    [Theory]
    [InlineData("INTSVR1", FindingStatus.Pass)]
    [InlineData("INTSVR1.fabrikam.test", FindingStatus.Pass)]
    [InlineData("INTSVR5.fabrikam.test", FindingStatus.Fail)]
    public void The_connect_to_name_needs_an_SPN_of_its_own_form(string connectTo, FindingStatus status)
    {
        var check = new SpnCheck { ConnectTo = connectTo, Account = ServiceAccount };
        using var directory = shared.Domain.Connect();
        var names = check.SpnsToLookUp.Select(spn => spn.ToString()).ToList();

        var findings = (check with
        {
            Directory = DirectoryCollector.Collect(directory, check.AccountsToLookUp, names, CancellationToken.None),
        }).Run();

        Assert.Equal(status, Assert.Single(findings, finding => finding.RuleId == "EXT-05").Status);
    }

    [Theory]
    [InlineData(ServiceAccount, "ssosvcact@fabrikam.test", FindingStatus.Pass)]
    [InlineData("john.smith@fabrikam.example", @"FABRIKAM\jsmith", FindingStatus.Pass)]
    [InlineData(@"FABRIKAM\oldsso", ServiceAccount, FindingStatus.Fail)]
    [InlineData(@"FABRIKAM\gmsasso$", @"FABRIKAM\gmsasso$", FindingStatus.Fail)]
    [InlineData(@"FABRIKAM\nobody", ServiceAccount, FindingStatus.Fail)]
    [InlineData(@"CONTOSO\ssosvcact", "ssosvcact@fabrikam.test", FindingStatus.Fail)]
    public void The_extension_user_is_compared_with_the_service_account_by_SID(string user, string serviceAccount, FindingStatus status)
    {
        var check = new ServiceAccountCheck { User = user, ServiceAccount = serviceAccount, Server = "INTSVR1" };
        using var directory = shared.Domain.Connect();

        var findings = (check with
        {
            Directory = DirectoryCollector.Collect(directory, check.AccountsToLookUp, [], CancellationToken.None),
        }).Run();

        Assert.Equal(status, Assert.Single(findings, finding => finding.RuleId == "EXT-06").Status);
    }

    [Theory]
    [InlineData(ServiceAccount, FindingStatus.Pass)]
    [InlineData(@"FABRIKAM\oldsso", FindingStatus.Fail)]
    public void The_service_account_has_to_be_an_SSO_administrator(string account, FindingStatus status)
    {
        using var directory = shared.Domain.Connect();
        var facts = DirectoryCollector.Collect(directory, [AccountName.Parse(account)], [], CancellationToken.None);
        var group = AccountName.Parse(@"FABRIKAM\SSO Administrators");
        var deployment = new SyncDeployment
        {
            Servers = [new SsoServer { Name = "INTSVR1", ServiceAccount = Fact.Known(account) }],
            System = new SsoSystem { SsoAdministrators = Fact.Known(group.ToString()) },
            Directory = facts with
            {
                Memberships = DirectoryCollector.CollectMemberships(
                    directory, group, [.. facts.Accounts.Select(lookup => lookup.Account.Value!)], CancellationToken.None),
            },
        };

        var findings = DiagnosisEngine.Run(deployment, RuleCatalogue.Select(["PRE-07"]), CancellationToken.None);

        Assert.Single(findings, finding => finding.Status == status && finding.Evidence.Contains("SSO administrators", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_passes_and_nothing_fails_when_neither_directory_nor_KDC_can_be_asked()
    {
        SharedDomain.Require();
        using var domain = SambaDomain.Start();
        domain.Stop();

        var findings = Check("ENTSSO/INTSVR1", ServiceAccount, domain).Where(finding => finding.RuleId != "KRB-00").ToList();

        Assert.Equal(
            ["KRB-01", "KRB-02", "KRB-03", "KRB-04", "KRB-06", "KRB-07", "KRB-09"], findings.Select(finding => finding.RuleId).Order().Distinct());
        Assert.All(findings, finding => Assert.Equal(FindingStatus.Unknown, finding.Status));
    }

    [Fact]
    public void An_account_that_may_not_ask_for_tickets_leaves_the_ticket_unknown()
    {
        var finding = Assert.Single(
            Check("ENTSSO/INTSVR1", ServiceAccount, probeAs: new NetworkCredential($"plainuser@{SambaDomain.DnsName}", "not the password")),
            finding => finding.RuleId == "KRB-06");

        Assert.Equal(FindingStatus.Unknown, finding.Status);
        Assert.Contains("The password is wrong", finding.Evidence);
    }

    private IReadOnlyList<Finding> Check(string spn, string account, SambaDomain? domain = null, NetworkCredential? probeAs = null)
    {
        domain ??= shared.Domain;
        var check = new SpnCheck { ServicePrincipalNames = [spn], Account = account };
        using var directory = domain.Connect();
        using var environment = new KerberosEnvironment(domain.KerberosConfiguration, "FILE:/nonexistent/ticket-cache");
        var kerberos = new KerberosClient();
        var names = check.SpnsToLookUp.Select(name => name.ToString()).ToList();
        return (check with
        {
            Directory = DirectoryCollector.Collect(directory, check.AccountsToLookUp, names, CancellationToken.None),
            KerberosProbes =
            [
                .. check.SpnsToProbe.Select(name => kerberos.Probe(
                    name.ToString(), probeAs ?? SambaDomain.User("plainuser"), TimeSpan.FromSeconds(20), CancellationToken.None)),
            ],
        }).Run();
    }
}
