using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

/// <summary>One change of the healthy chain and what one rule has to say of it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Name">What happened, for the name of the test.</param>
/// <param name="Status">The worst status among the rule's findings.</param>
/// <param name="Change">What is different from the healthy chain.</param>
/// <param name="Says">A part of the evidence.</param>
/// <param name="Remedy">A part of the remedy.</param>
internal sealed record RuleStory(
    string Rule, string Name, FindingStatus Status, Func<SyncDeployment, SyncDeployment> Change, string Says = "", string Remedy = "")
{
    private static readonly FindingStatus[] _byWeight =
        [FindingStatus.Fail, FindingStatus.Warning, FindingStatus.Unknown, FindingStatus.Pass, FindingStatus.NotApplicable];

    public override string ToString() => $"{Rule}: {Name}";

    public static TheoryData<string> Names(IEnumerable<RuleStory> stories) => [.. stories.Select(story => story.ToString())];

    /// <summary>Runs a story by its name.</summary>
    public static void Tell(IEnumerable<RuleStory> stories, string name)
    {
        var story = stories.Single(candidate => candidate.ToString() == name);
        var findings = Fabrikam.Judge(story.Rule, story.Change(FabrikamChain.Whole));

        var worst = findings.OrderBy(finding => Array.IndexOf(_byWeight, finding.Status)).First().Status;
        Assert.Equal(story.Status, worst);
        Assert.Contains(findings, finding => finding.Status == worst
            && finding.Evidence.Contains(story.Says, StringComparison.Ordinal)
            && finding.Remedy.Contains(story.Remedy, StringComparison.Ordinal));
    }

    /// <summary>Every rule of a family has to be seen passing, failing or warning, and unknown; and healthy in the healthy chain.</summary>
    public static void CoverFamily(IReadOnlyList<RuleStory> stories, string pattern, params string[] toldElsewhere)
    {
        foreach (var rule in RuleCatalogue.Select([pattern]).Select(rule => rule.Id).Except(toldElsewhere))
        {
            var seen = stories.Where(story => story.Rule == rule).Select(story => story.Status).ToList();
            Assert.True(seen.Contains(FindingStatus.Pass), $"{rule} was never seen to pass.");
            Assert.True(seen.Contains(FindingStatus.Fail) || seen.Contains(FindingStatus.Warning), $"{rule} was never seen to fail or warn.");
            Assert.True(seen.Contains(FindingStatus.Unknown), $"{rule} was never seen unknown.");
        }
    }
}
