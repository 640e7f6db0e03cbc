using System.Reflection;
using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis.Rules;

/// <summary>A remedy never asks for the export that was just read.</summary>
public class ExportsInRemediesTests
{
    private const string SeveralEngines = "the files are of several sync engines (PILOT1, PROD1): read those of one engine at a time";

    private static readonly FactOrigin _export = new("MA-{1}.XML", FabrikamChain.Read);

    public static TheoryData<string> Rules => [.. RuleCatalogue.Select(["SYNC-*", "EXT-*"]).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_fact_that_an_export_does_not_state_is_not_exported_again(string rule)
    {
        foreach (var (name, deployment) in WithOneFactLess())
        {
            Assert.All(Fabrikam.Judge(rule, deployment).Where(finding => finding.Status == FindingStatus.Unknown), finding => Assert.False(
                finding.Steps.Any(step => step.Tool is "svrexport" or "maexport"), $"{rule} without {name}: {finding.Evidence} {finding.Remedy}"));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Files_of_several_engines_are_not_exported_again(string rule)
    {
        var engine = (SyncEngine)Without(new SyncEngine(), SeveralEngines, null);

        Assert.All(Fabrikam.Judge(rule, FabrikamChain.Whole.WithoutInventory() with { SyncEngine = engine, PasswordExtensions = [], EntSsoXml = default }), finding =>
        {
            Assert.NotEqual(FindingStatus.Pass, finding.Status);
            Assert.DoesNotContain(finding.Steps, step => step.Tool is "svrexport" or "maexport");
        });
    }

    /// <summary>The healthy chain, once for each fact of the exports, which is unknown although its file was read; and once for all of them.</summary>
    private static IEnumerable<(string Name, SyncDeployment Deployment)> WithOneFactLess()
    {
        var whole = FabrikamChain.Whole;
        const string Reason = "the export does not state it";
        foreach (var fact in Facts(typeof(SyncEngine)))
        {
            yield return (fact.Name, whole.OfEngine(engine => (SyncEngine)Without(engine with { }, Reason, _export, fact)));
        }

        foreach (var fact in Facts(typeof(ManagementAgent)))
        {
            yield return (fact.Name, whole.OfAgent("ADMA", agent => (ManagementAgent)Without(agent with { }, Reason, _export, fact)));
            yield return (fact.Name, whole.OfAgent("ENTSSOMA2", agent => (ManagementAgent)Without(agent with { }, Reason, _export, fact)));
        }

        foreach (var fact in Facts(typeof(MaPartition)))
        {
            yield return (fact.Name, whole.OfPartition(partition => (MaPartition)Without(partition with { }, Reason, _export, fact)));
        }

        foreach (var fact in Facts(typeof(PasswordExtension)))
        {
            yield return (fact.Name, whole.OfExtension(extension => (PasswordExtension)Without(extension with { }, Reason, _export, fact)));
        }

        yield return ("all", whole.OfEngine(engine => (SyncEngine)Without(engine with { }, Reason, _export))
            .OfAgent("ENTSSOMA2", agent => (ManagementAgent)Without(agent with { }, Reason, _export))
            .OfExtension(extension => (PasswordExtension)Without(extension with { }, Reason, _export)));
    }

    private static IEnumerable<PropertyInfo> Facts(Type type) =>
        type.GetProperties().Where(property => property.CanWrite && property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Fact<>));

    /// <summary>Makes facts of a copy unknown: those named, or all.</summary>
    private static object Without(object copy, string reason, FactOrigin? origin, params PropertyInfo[] facts)
    {
        foreach (var fact in facts.Length > 0 ? facts : [.. Facts(copy.GetType())])
        {
            var unknown = typeof(Fact).GetMethod(nameof(Fact.Unknown))!.MakeGenericMethod(fact.PropertyType.GetGenericArguments()[0]);
            fact.SetValue(copy, unknown.Invoke(null, [reason, origin]));
        }

        return copy;
    }
}
