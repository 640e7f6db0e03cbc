using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

public class SpnCheckTests
{
    [Fact]
    public void A_crossed_pair_fails_offline_and_nothing_else_does()
    {
        var findings = new SpnCheck { ServicePrincipalNames = ["ENTSSO/ABCD1411"], ConnectTo = "ABCD1411.CompanyName.com" }.Run();

        Assert.Equal(["EXT-05"], findings.Where(finding => finding.Status == FindingStatus.Fail).Select(finding => finding.RuleId));
        Assert.Equal(["EXT-03", "KRB-00"], findings.Where(finding => finding.Status == FindingStatus.Pass).Select(finding => finding.RuleId));
        Assert.DoesNotContain(findings, finding => finding.RuleId is "KRB-06" or "KRB-07" or "KRB-09" or "EXT-04" or "EXT-06");
    }

    [Fact]
    public void A_matching_pair_passes_and_leaves_unknown_what_only_a_directory_knows()
    {
        var findings = new SpnCheck { ServicePrincipalNames = ["ENTSSO/ABCD1411"], ConnectTo = "abcd1411" }.Run();

        Assert.DoesNotContain(findings, finding => finding.Status is FindingStatus.Fail or FindingStatus.Warning);
        Assert.Equal(FindingStatus.Pass, findings.Single(finding => finding.RuleId == "EXT-05").Status);
        Assert.Equal(FindingStatus.Unknown, findings.Single(finding => finding.RuleId == "KRB-01").Status);
    }

    [Fact]
    public void The_question_says_what_to_ask_the_directory_and_the_domain_controller()
    {
        var check = new SpnCheck
        {
            ServicePrincipalNames = [Fabrikam.LongSpn, "ENTSSO\\BROKEN", "HTTP/OTHER"], ConnectTo = "intsvr1", Account = @"FABRIKAM\ssosvcact",
        };

        Assert.Equal(["ENTSSO/intsvr1", Fabrikam.LongSpn], check.SpnsToLookUp.Select(spn => spn.ToString()));
        Assert.Equal(["ENTSSO/intsvr1", Fabrikam.LongSpn], check.SpnsToProbe.Select(spn => spn.ToString()));
        Assert.Equal([@"FABRIKAM\ssosvcact"], check.AccountsToLookUp.Select(name => name.ToString()));
        Assert.Equal([Fabrikam.LongSpn, Fabrikam.ShortSpn], new SpnCheck { ConnectTo = Fabrikam.LongName }.SpnsToLookUp.Select(spn => spn.ToString()));
    }

    [Fact]
    public void With_a_directory_and_a_ticket_every_rule_of_the_SPN_answers()
    {
        var findings = new SpnCheck
        {
            ServicePrincipalNames = [Fabrikam.LongSpn],
            ConnectTo = Fabrikam.LongName,
            Account = @"FABRIKAM\ssosvcact",
            Directory = Fabrikam.Healthy.Directory,
            KerberosProbes = Fabrikam.Healthy.KerberosProbes,
        }.Run();

        Assert.All(findings, finding => Assert.Equal(FindingStatus.Pass, finding.Status));
        Assert.Equal(
            ["EXT-03", "EXT-05", "KRB-00", "KRB-01", "KRB-02", "KRB-03", "KRB-04", "KRB-05", "KRB-06", "KRB-07", "KRB-09"],
            findings.Select(finding => finding.RuleId));
    }

    [Fact]
    public void A_connect_to_name_alone_is_a_question_and_nothing_is_none()
    {
        Assert.DoesNotContain(new SpnCheck { ConnectTo = "INTSVR1" }.Run(), finding => finding.RuleId == "KRB-00");
        Assert.Throws<InvalidOperationException>(() => new SpnCheck().Run());
    }
}
