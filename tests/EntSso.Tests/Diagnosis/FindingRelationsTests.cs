using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Tests.Reporting;
using Xunit;
using static EntSso.Tests.Diagnosis.FabrikamSso;

namespace EntSso.Tests.Diagnosis;

public class FindingRelationsTests
{
    private static readonly SyncDeployment _good = FabrikamSso.Healthy;

    [Theory]
    [InlineData("GATE-02", Fabrikam.LongName, "SYNC-10", "ENTSSOMA2")]
    [InlineData("EXT-06", "ENTSSOMA2", "SYNC-10", "ENTSSOMA2")]
    [InlineData("KRB-01", Fabrikam.LongSpn, "KRB-06", Fabrikam.LongSpn)]
    [InlineData("KRB-03", Fabrikam.LongSpn, "SYNC-10", "ENTSSOMA2")]
    [InlineData("KRB-09", @"FABRIKAM\ssosvcact (service account of INTSVR1.fabrikam.com)", "PRE-02", Fabrikam.LongName)]
    [InlineData("GATE-04", "SSO system", "SYNC-10", "ENTSSOMA2")]
    [InlineData("PRE-02", Fabrikam.LongName, "ADP-04", Adapter)]
    [InlineData("APP-05", Application, "APP-01", Application)]
    [InlineData("APP-05", Application, "MAP-02", @"FABRIKAM\alice -> Payroll")]
    [InlineData("APP-06", Application, "ADP-06", Adapter)]
    [InlineData("MAP-04", User, "MAP-02", @"FABRIKAM\alice -> Payroll")]
    [InlineData("ADP-04", Adapter, "ADP-05", Adapter)]
    public void A_cause_is_linked_to_what_follows_from_it(string causeId, string causeSubject, string effectId, string effectSubject)
    {
        var cause = Finding(causeId, causeSubject);
        var effect = Finding(effectId, effectSubject);

        var relation = Assert.Single(FindingRelations.Of([effect, cause], new RuleContext(_good)));

        Assert.Equal((cause, effect), (relation.Cause, relation.Effect));
        Assert.EndsWith(".", relation.Text, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GATE-02", "INTSVR9", "SYNC-10", "ENTSSOMA2")]
    [InlineData("MAP-04", @"FABRIKAM\bob", "MAP-02", @"FABRIKAM\alice -> Payroll")]
    [InlineData("MAP-02", @"FABRIKAM\bob -> Payroll", "MAP-01", @"FABRIKAM\alice -> Payroll")]
    [InlineData("APP-05", "Ledger", "APP-01", Application)]
    [InlineData("APP-01", Application, "GATE-02", Fabrikam.LongName)]
    public void Findings_that_have_nothing_to_do_with_each_other_are_not_linked(string causeId, string causeSubject, string effectId, string effectSubject) =>
        Assert.Empty(FindingRelations.Of([Finding(causeId, causeSubject), Finding(effectId, effectSubject)], new RuleContext(_good)));

    [Theory]
    [InlineData("ENTSSO MA in Berlin")]
    [InlineData("HR -> ENTSSO")]
    [InlineData("ENTSSO MA (copy of 2019)")]
    public void The_name_of_a_management_agent_may_have_any_words(string name)
    {
        var deployment = _good with { PasswordExtensions = [_good.PasswordExtensions[0] with { ManagementAgent = name }] };

        Assert.Single(FindingRelations.Of([Finding("GATE-02", Fabrikam.LongName), Finding("SYNC-10", name)], new RuleContext(deployment)));
    }

    [Theory]
    [InlineData(FindingStatus.Fail, FindingStatus.Fail, 1)]
    [InlineData(FindingStatus.Fail, FindingStatus.Warning, 1)]
    [InlineData(FindingStatus.Warning, FindingStatus.Warning, 1)]
    [InlineData(FindingStatus.Warning, FindingStatus.Fail, 0)]
    [InlineData(FindingStatus.Unknown, FindingStatus.Fail, 0)]
    [InlineData(FindingStatus.Pass, FindingStatus.Fail, 0)]
    [InlineData(FindingStatus.Fail, FindingStatus.Unknown, 0)]
    [InlineData(FindingStatus.Fail, FindingStatus.Pass, 0)]
    public void Only_a_trouble_explains_and_only_what_is_not_worse_than_itself(FindingStatus cause, FindingStatus effect, int relations) => Assert.Equal(
        relations,
        FindingRelations.Of([Finding("ADP-04", Adapter) with { Status = cause }, Finding("ADP-05", Adapter) with { Status = effect }], new RuleContext(_good)).Count);

    /// <summary>A finding of a rule about a subject as that rule names it.</summary>
    private static Finding Finding(string rule, string subject) => Sample.Finding(rule, about: rule.Split('-')[0] switch
    {
        "ADP" => FindingSubject.AdapterNamed(subject),
        "APP" => FindingSubject.ApplicationNamed(subject),
        "EXT" or "SYNC" => FindingSubject.AgentNamed(subject),
        "KRB" when rule == "KRB-09" => new FindingSubject(SubjectKind.CallAccount, subject) { Server = Fabrikam.LongName },
        "KRB" => FindingSubject.SpnOf(subject),
        "MAP" when rule == "MAP-04" => FindingSubject.AccountNamed(subject),
        "MAP" => FindingSubject.MappingOf(subject.Substring(0, subject.IndexOf(" -> ", StringComparison.Ordinal)), subject.Substring(subject.IndexOf(" -> ", StringComparison.Ordinal) + 4)),
        _ when rule == "GATE-04" => new FindingSubject(SubjectKind.System, subject),
        _ => FindingSubject.ServerNamed(subject),
    });

    [Fact]
    public void Every_statement_names_rules_with_the_form_of_an_id_and_none_explains_itself() => Assert.All(Explanation.All, explanation =>
    {
        Assert.All([explanation.Cause, .. explanation.Effects], id => Assert.Matches("^[A-Z]{3,4}-[0-9]{2}$", id));
        Assert.DoesNotContain(explanation.Cause, explanation.Effects);
    });

    [Fact]
    public void No_two_findings_explain_each_other_in_a_circle()
    {
        var effects = Explanation.All.ToLookup(explanation => explanation.Cause, explanation => explanation.Effects);
        HashSet<string> From(string id)
        {
            var seen = new HashSet<string>();
            var next = new Queue<string>([id]);
            while (next.Count > 0)
            {
                foreach (var effect in effects[next.Dequeue()].SelectMany(list => list))
                {
                    if (seen.Add(effect))
                    {
                        next.Enqueue(effect);
                    }
                }
            }

            return seen;
        }

        // EXT-05 and KRB-01 decide by the facts which of them is the cause.
        Assert.All(
            Explanation.All.Select(explanation => explanation.Cause).Distinct().Where(id => id is not ("EXT-05" or "KRB-01")),
            id => Assert.DoesNotContain(id, From(id)));
    }
}
