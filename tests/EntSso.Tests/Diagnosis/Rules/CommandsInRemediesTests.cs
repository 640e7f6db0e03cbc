using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Tests.Diagnosis.FabrikamChain;

namespace EntSso.Tests.Diagnosis.Rules;

/// <summary>Remedies are pasted into shells, and names come from whoever could write a directory, a log or a file.</summary>
public class CommandsInRemediesTests
{
    // To PowerShell a typographic quote ends a string as the plain one does, and $() runs in the middle of a string.
    [Theory]
    [InlineData("PRE-07", "a\u2019; calc")]
    [InlineData("KRB-07", "a\u2019; calc")]
    [InlineData("KRB-09", "a\u2019; calc")]
    [InlineData("PRE-07", "a$(calc)")]
    [InlineData("KRB-07", "a$(calc)")]
    [InlineData("KRB-09", "a$(calc)")]
    public void The_name_of_an_account_runs_nothing(string rule, string name)
    {
        var account = Fabrikam.Account(name, 1104) with
        {
            IsDisabled = Fact.Known(true), IsLockedOut = Fact.Known(true), IsPasswordExpired = Fact.Known(true), SupportedEncryptionTypes = Fact.Known<int?>(0x4),
        };
        var healthy = Fabrikam.Healthy.WithServiceAccount(account);

        HasRemediesWithout("calc", Fabrikam.Judge(rule, healthy with
        {
            Servers = [healthy.Servers[0] with { HasAdministratorBit = Fact.Known(true) }],
            System = new SsoSystem { SsoAdministrators = Fact.Known("FABRIKAM\\SSO\u2019; calc") },
            Directory = healthy.Directory with { Memberships = [new GroupMembership(account.Sid, "FABRIKAM\\SSO\u2019; calc", Fact.Known(false))] },
        }));
    }

    [Theory]
    [InlineData("KRB-02")]
    [InlineData("PCNS-05")]
    public void The_holder_of_an_SPN_runs_nothing(string rule) => HasRemediesWithout("calc", Fabrikam.Judge(
        rule,
        Whole.WithDirectory(
            Fabrikam.Held(Fabrikam.LongSpn, Fabrikam.Account("a$(calc)$", 1105)), Fabrikam.Held(PcnsSpn, Fabrikam.Account("a$(calc)$", 1105)))));

    [Fact]
    public void The_name_of_a_computer_runs_nothing()
    {
        HasRemediesWithout("calc", Fabrikam.Judge("PCNS-04", Whole.OfTarget(t => t with { Server = F("SYNC1") }).OfEngine(e => e with { Server = F("SYNC1 & calc") })));
        HasRemediesWithout("\ncalc", Fabrikam.Judge("SYNC-12", Whole.OfEngine(e => e with { Server = F("SYNC9\ncalc") })));
        HasRemediesWithout("\ncalc", Fabrikam.Judge("PRE-06", Whole.Sso(s => s with { SecretServer = F("SECRET9\ncalc") }).Log(Logged(10520, 1))));
    }

    private static void HasRemediesWithout(string text, IReadOnlyList<Finding> findings)
    {
        Assert.Contains(findings, finding => finding.Remedy.Length > 0);
        Assert.All(findings, finding => Assert.DoesNotContain(text, finding.Remedy, StringComparison.Ordinal));
    }
}
