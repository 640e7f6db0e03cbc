using System.Text.RegularExpressions;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Reporting;
using Xunit;

namespace EntSso.Tests.Reporting;

/// <summary>A report of several deployments names the deployment of every finding.</summary>
public sealed class SeveralDeploymentsTests
{
    private static readonly DiagnosisReport _report = new(PasswordSyncDiagnosis.Combine([Part("east", true), Part("west", false)]))
    {
        Deployment = "east, west",
        Created = Sample.Time,
    };

    [Fact]
    public void Json_has_the_first_broken_link_of_each_and_its_name_at_every_finding()
    {
        JsonTree json = JsonTree.Parse(Sample.Render(new JsonReport(_report)));

        Assert.Equal(["east", "west"], json["deployments"].Items.Select(item => item["name"].Text));
        Assert.True(json["deployments"].Items[0]["summary"]["firstBrokenLink"].IsNull);
        Assert.Equal("serverGate", json["deployments"].Items[1]["summary"]["firstBrokenLink"].Text);
        Assert.Equal([("east", "pass"), ("west", "fail")], json["findings"].Items.Select(item => (item["deployment"].Text, item["status"].Text)));
    }

    [Fact]
    public void Junit_has_one_case_for_each()
    {
        string xml = Sample.Render(new JUnitReport(_report));

        Assert.Equal(["GATE-02: INTSVR1 (east)", "GATE-02: INTSVR1 (west)"], Regex.Matches(xml, "testcase name=\"([^\"]*)\"").Cast<Match>().Select(m => m.Groups[1].Value));
        Assert.Contains("failures=\"1\"", xml);
    }

    [Fact]
    public void Sarif_has_a_fingerprint_for_each()
    {
        string sarif = Sample.Render(new SarifReport(_report) { IncludePassed = true });

        Assert.Contains("gate-02|intsvr1|east", sarif, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("gate-02|intsvr1|west", sarif, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"deployment\": \"west\"", sarif);
    }

    [Fact]
    public void Html_names_the_deployment_of_a_failure() =>
        Assert.Contains("<dt>Deployment</dt><dd>west</dd>", Sample.Render(new HtmlReport(_report)));

    private static PasswordSyncDiagnosis Part(string name, bool allowMiis) => PasswordSyncDiagnosis.Run(
        new SyncDeployment { Name = name, Servers = [new SsoServer { Name = "INTSVR1", AllowMiis = Fact.Known(allowMiis) }] }, ["GATE-02"]);
}
