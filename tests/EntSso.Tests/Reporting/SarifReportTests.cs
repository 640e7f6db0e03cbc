using EntSso.Diagnosis;
using EntSso.Reporting;
using Xunit;

namespace EntSso.Tests.Reporting;

/// <summary>Structure as section 3 of the SARIF 2.1.0 specification demands it; the numbers in the names of members are its sections.</summary>
public class SarifReportTests
{
    [Fact]
    public void The_log_has_version_schema_and_one_run_with_an_invocation()
    {
        JsonTree log = JsonTree.Parse(Sample.Render(new SarifReport(Sample.Report())));

        Assert.Equal(["$schema", "version", "runs"], log.Names);
        Assert.Equal("2.1.0", log["version"].Text);
        JsonTree run = Assert.Single(log["runs"].Items);
        Assert.Equal("2026-03-02T08:00:00.0000000Z", run["invocations"].Items.Single()["endTimeUtc"].Text);
        Assert.True(run["invocations"].Items.Single().Has("executionSuccessful"));
    }

    [Theory]
    [InlineData(FindingStatus.Fail, "fail", "error")]
    [InlineData(FindingStatus.Warning, "fail", "warning")]
    [InlineData(FindingStatus.Unknown, "open", "none")]
    [InlineData(FindingStatus.Pass, "pass", "none")]
    [InlineData(FindingStatus.NotApplicable, "notApplicable", "none")]
    public void Only_failures_have_a_level_as_3_27_10_demands(FindingStatus status, string kind, string level)
    {
        JsonTree result = Results(new SarifReport(Sample.Report(Sample.Finding(status: status))) { IncludePassed = true }).Single();

        Assert.Equal((kind, level), (result["kind"].Text, result["level"].Text));
    }

    [Fact]
    public void What_passed_is_left_out_unless_asked_for()
    {
        DiagnosisReport report = Sample.Report(
            Sample.Finding("A-01", FindingStatus.Pass), Sample.Finding("A-02", FindingStatus.NotApplicable), Sample.Finding("A-03", FindingStatus.Unknown));

        Assert.Equal("A-03", Results(new SarifReport(report)).Single()["ruleId"].Text);
        Assert.Equal(3, Results(new SarifReport(report) { IncludePassed = true }).Count);
    }

    [Fact]
    public void Every_result_refers_to_its_rule_by_id_and_index()
    {
        var sarif = new SarifReport(Sample.LargeReport(500, 0)) { IncludePassed = true };
        IReadOnlyList<JsonTree> rules = Run(sarif)["tool"]["driver"]["rules"].Items;

        Assert.Equal(60, rules.Select(r => r["id"].Text).Distinct().Count());
        Assert.All(Results(sarif), r => Assert.Equal(r["ruleId"].Text, rules[r["ruleIndex"].Number]["id"].Text));
    }

    [Fact]
    public void A_rule_has_a_readable_name_descriptions_and_the_address_of_its_page()
    {
        var report = new DiagnosisReport([], [])
        {
            Deployment = "fabrikam",
            Created = Sample.Time,
            CheckPages = new Uri("https://docs.fabrikam.example/checks/"),
            Rules =
            [
                new RuleDescription("KRB-01", ChainLink.KerberosCall, "The SPN of Connect-To exists", Basis.Likely) { Events = [11063] },
            ],
        };

        JsonTree rule = Run(new SarifReport(report))["tool"]["driver"]["rules"].Items.Single();

        Assert.Equal("TheSPNOfConnectToExists", rule["name"].Text);
        Assert.Equal("The SPN of Connect-To exists", rule["shortDescription"]["text"].Text);
        Assert.Contains("11063", rule["fullDescription"]["text"].Text);
        Assert.Contains("likely", rule["fullDescription"]["text"].Text);
        Assert.Equal("https://docs.fabrikam.example/checks/KRB-01.md", rule["helpUri"].Text);
        Assert.Equal("error", rule["defaultConfiguration"]["level"].Text);
    }

    [Fact]
    public void Without_an_absolute_address_of_the_pages_there_is_no_help_uri() =>
        Assert.False(Run(new SarifReport(Sample.Report(Sample.Finding())))["tool"]["driver"]["rules"].Items.Single().Has("helpUri"));

    [Theory]
    [InlineData("exports/MA ADMA.xml", "exports/MA%20ADMA.xml", 412, 17)]
    [InlineData(@"C:\exports\ENTSSO.xml", "file:///C:/exports/ENTSSO.xml", 7, 5)]
    [InlineData(@"\\intsvr1\share\a#b.xml", "file://intsvr1/share/a%23b.xml", 3, 0)]
    [InlineData("/srv/exports/100%.xml", "file:///srv/exports/100%25.xml", 2, 0)]
    [InlineData(@"exports\MA.xml", "exports/MA.xml", 0, 0)]
    public void A_finding_from_a_file_has_its_place(string path, string uri, int line, int column)
    {
        JsonTree location = Results(new SarifReport(Sample.Report(Sample.Finding(place: new FilePlace(path, line, column))))).Single()["locations"].Items.Single()["physicalLocation"];

        Assert.Equal(uri, location["artifactLocation"]["uri"].Text);
        Assert.True(Uri.TryCreate(uri, UriKind.RelativeOrAbsolute, out _));
        Assert.Equal(line > 0, location.Has("region"));
        Assert.Equal(line, line > 0 ? location["region"]["startLine"].Number : 0);
        Assert.Equal(column, column > 0 ? location["region"]["startColumn"].Number : 0);
    }

    [Fact]
    public void A_finding_without_a_file_names_its_subject_and_the_deployment_file_if_there_is_one()
    {
        JsonTree bare = Results(new SarifReport(Sample.Report(Sample.Finding()))).Single()["locations"].Items.Single();
        Assert.False(bare.Has("physicalLocation"));
        Assert.Equal("kerberosCall/ENTSSO/INTSVR1", bare["logicalLocations"].Items.Single()["fullyQualifiedName"].Text);

        var report = new DiagnosisReport([Sample.Finding()], []) { Deployment = "fabrikam", Created = Sample.Time, SourceFile = "fabrikam.json" };
        Assert.Equal(
            "fabrikam.json", Results(new SarifReport(report)).Single()["locations"].Items.Single()["physicalLocation"]["artifactLocation"]["uri"].Text);
    }

    [Fact]
    public void Fingerprints_survive_a_run_in_which_evidence_and_line_changed()
    {
        string first = Fingerprint(Sample.Report(Sample.Finding(evidence: "yesterday", place: new FilePlace("a.xml", 3, 0))), 0);
        string second = Fingerprint(Sample.Report(Sample.Finding("A-00"), Sample.Finding(evidence: "today", place: new FilePlace("a.xml", 9, 0), subject: "entsso/intsvr1")), 1);

        Assert.Equal(first, second);
    }

    [Fact]
    public void Different_troubles_have_different_fingerprints()
    {
        DiagnosisReport report = Sample.Report(
            Sample.Finding("A-01"), Sample.Finding("A-02"), Sample.Finding("A-01", subject: "other"), Sample.Finding("A-01", evidence: "again"));

        Assert.Equal(4, Enumerable.Range(0, 4).Select(i => Fingerprint(report, i)).Distinct().Count());
    }

    [Fact]
    public void Braces_and_links_of_evidence_are_text_as_3_11_5_and_3_11_6_demand()
    {
        string text = Results(new SarifReport(Sample.Report(Sample.Finding(evidence: "{0} [click](http://evil.example)")))).Single()["message"]["text"].Text;

        Assert.Contains("{{0}} [click] (http://evil.example)", text);
    }

    [Fact]
    public void Hostile_text_in_every_field_gives_valid_json_with_escaped_addresses()
    {
        var sarif = new SarifReport(Sample.HostileReport()) { IncludePassed = true };

        Assert.Equal(4, Results(sarif).Count);
        string uri = Results(sarif)[1]["locations"].Items.Single()["physicalLocation"]["artifactLocation"]["uri"].Text;
        Assert.DoesNotContain("<", uri);
        Assert.DoesNotContain("\"", uri);
    }

    [Fact]
    public void The_same_report_gives_the_same_text() =>
        Assert.Equal(Sample.Render(new SarifReport(Sample.LargeReport(50, 0))), Sample.Render(new SarifReport(Sample.LargeReport(50, 0))));

    private static string Fingerprint(DiagnosisReport report, int index) =>
        Results(new SarifReport(report))[index]["partialFingerprints"]["ruleAndSubject/v1"].Text;

    private static JsonTree Run(SarifReport sarif) => JsonTree.Parse(Sample.Render(sarif))["runs"].Items.Single();

    private static IReadOnlyList<JsonTree> Results(SarifReport sarif) => Run(sarif)["results"].Items;
}
