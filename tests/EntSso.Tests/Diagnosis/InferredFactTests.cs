using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

/// <summary>A finding that rests on an inferred fact is likely, whatever its rule is.</summary>
public class InferredFactTests
{
    private static readonly FactOrigin _read = new("MV.xml", new DateTime(2026, 3, 16, 8, 0, 0, DateTimeKind.Utc));

    public static TheoryData<string, bool, bool> Cases
    {
        get
        {
            TheoryData<string, bool, bool> cases = [];
            foreach (string rule in new[] { "SYNC-01", "GATE-02", "GATE-04", "APP-01", "ADP-02", "DIR-01" })
            {
                foreach (bool isOn in new[] { true, false })
                {
                    cases.Add(rule, isOn, true);
                    cases.Add(rule, isOn, false);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_basis_follows_the_fact(string rule, bool isOn, bool isInferred)
    {
        Fact<bool> fact = Fact.Known(isOn, _read with { IsInferred = isInferred });
        SyncDeployment deployment = new()
        {
            System = new SsoSystem { FromWindowsToAdapters = fact },
            Servers = [new SsoServer { Name = "INTSVR1", AllowMiis = fact }],
            Adapters = [new SyncAdapter { Name = "HostAdapter", SyncToAdapter = fact, IsEnabled = fact, Applications = Fact.Known<IReadOnlyList<string>>(["Payroll"]) }],
            Applications = [new AffiliateApplication { Name = "Payroll", IsEnabled = fact, DirectPasswordSync = fact }],
            SyncEngine = new SyncEngine { Server = Fact.Known("SYNC1"), IsPasswordSyncEnabled = fact },
        };

        Finding[] findings = [.. RuleCatalogue.Find(rule)!.Evaluate(new RuleContext(deployment)).Where(finding => finding.Status is FindingStatus.Pass or FindingStatus.Fail)];

        Basis expected = isInferred || RuleCatalogue.Find(rule)!.Description.Basis == Basis.Likely ? Basis.Likely : Basis.Documented;
        Assert.All(findings, finding => Assert.Equal(expected, finding.Basis));
        Assert.True(findings.Length > 0 || rule == "DIR-01");
    }
}
