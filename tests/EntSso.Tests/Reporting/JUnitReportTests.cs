using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using EntSso.Diagnosis;
using EntSso.Reporting;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Reporting;

public class JUnitReportTests
{
    [Fact]
    public void A_failure_carries_evidence_remedy_place_and_events()
    {
        XElement failure = Case(Sample.Report(Sample.Finding(
            evidence: "No account holds the name.", remedy: "setspn -S ENTSSO/INTSVR1 FABRIKAM\\svc", place: new FilePlace("a.xml", 3, 4), basis: Basis.Likely, events: 11063))).Element("failure")!;

        Assert.Equal("No account holds the name.", (string?)failure.Attribute("message"));
        Assert.Equal("KRB-01", (string?)failure.Attribute("type"));
        foreach (string part in new[] { "No account holds the name.", "setspn -S ENTSSO/INTSVR1 FABRIKAM\\svc", "a.xml(3,4)", "11063", "likely" })
        {
            Assert.Contains(part, failure.Value);
        }
    }

    [Fact]
    public void A_warning_passes_and_says_so_unless_warnings_are_failures()
    {
        DiagnosisReport report = Sample.Report(Sample.Finding(status: FindingStatus.Warning, evidence: "Short form is missing."));

        XElement passing = Case(report);
        Assert.Null(passing.Element("failure"));
        Assert.Contains("WARNING: Short form is missing.", passing.Element("system-out")!.Value);

        XElement suites = XElement.Parse(Sample.Render(new JUnitReport(report) { WarningsAreFailures = true }));
        Assert.Equal("Short form is missing.", (string?)suites.Descendants("failure").Single().Attribute("message"));
        Assert.Equal("1", (string?)suites.Attribute("failures"));
    }

    [Theory]
    [InlineData(FindingStatus.Unknown, "Unknown: access denied")]
    [InlineData(FindingStatus.NotApplicable, "Not applicable: access denied")]
    public void What_was_not_judged_is_skipped_with_its_reason(FindingStatus status, string message)
    {
        XElement testCase = Case(Sample.Report(Sample.Finding(status: status, evidence: "access denied")));

        Assert.Equal(message, (string?)testCase.Element("skipped")!.Attribute("message"));
        Assert.Null(testCase.Element("failure"));
    }

    [Fact]
    public void Each_link_with_findings_is_a_suite_whose_counts_agree_with_its_cases()
    {
        XElement suites = XElement.Parse(Sample.Render(new JUnitReport(Sample.LargeReport(500, 0))));

        Assert.Equal(17, suites.Elements("testsuite").Count());
        foreach (XElement suite in suites.Elements("testsuite"))
        {
            List<XElement> cases = suite.Elements("testcase").ToList();
            Assert.Equal(cases.Count, (int)suite.Attribute("tests")!);
            Assert.Equal(cases.Count(c => c.Element("failure") is not null), (int)suite.Attribute("failures")!);
            Assert.Equal(cases.Count(c => c.Element("skipped") is not null), (int)suite.Attribute("skipped")!);
            Assert.Equal("0", (string?)suite.Attribute("errors"));
        }

        Assert.Equal(500, (int)suites.Attribute("tests")!);
        Assert.Equal(100, (int)suites.Attribute("failures")!);
    }

    [Fact]
    public void Findings_of_one_rule_about_one_subject_are_one_case_with_the_worst_answer()
    {
        XElement testCase = Case(Sample.Report(
            Sample.Finding(status: FindingStatus.Pass, evidence: "fine"),
            Sample.Finding(status: FindingStatus.Fail, evidence: "first"),
            Sample.Finding(status: FindingStatus.Fail, evidence: "second")));

        Assert.Contains("first", testCase.Element("failure")!.Value);
        Assert.Contains("second", testCase.Element("failure")!.Value);
        Assert.DoesNotContain("fine", testCase.Value);
    }

    [Fact]
    public void Class_and_name_tell_every_case_apart()
    {
        XElement suites = XElement.Parse(Sample.Render(new JUnitReport(Sample.LargeReport(300, 0))));

        List<(string?, string?)> keys = suites.Descendants("testcase").Select(c => ((string?)c.Attribute("classname"), (string?)c.Attribute("name"))).ToList();
        Assert.Equal(300, keys.Distinct().Count());
    }

    /// <summary>Elements and attributes as the schema junit-10 of the Jenkins xUnit plugin allows them.</summary>
    [Fact]
    public void Nothing_is_written_that_the_schema_does_not_know()
    {
        var attributes = new Dictionary<string, string[]>
        {
            ["testsuites"] = ["name", "time", "tests", "failures", "errors"],
            ["testsuite"] = ["name", "tests", "failures", "errors", "time", "skipped", "timestamp", "id"],
            ["testcase"] = ["name", "time", "classname"],
            ["failure"] = ["type", "message"],
            ["skipped"] = ["type", "message"],
            ["system-out"] = [],
        };
        XElement suites = XElement.Parse(Sample.Render(new JUnitReport(Sample.LargeReport(100, 0))));

        foreach (XElement element in suites.DescendantsAndSelf())
        {
            Assert.All(element.Attributes(), a => Assert.Contains(a.Name.LocalName, attributes[element.Name.LocalName]));
            Assert.Matches("^[0-9]{0,3}(\\.[0-9]{0,3})?$", (string?)element.Attribute("time") ?? "");
        }

        Assert.True(DateTime.TryParseExact(
            (string?)suites.Element("testsuite")!.Attribute("timestamp"), "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    [Fact]
    public void Text_that_xml_cannot_carry_is_made_visible()
    {
        string name = (string)XElement.Parse(Sample.Render(new JUnitReport(Sample.HostileReport()))).Attribute("name")!;

        Assert.Equal(
            "<script>alert('x')</script> \" onload='y' & ]]> --> </style>{0} [a](http://x) \\u0001\\u0000 \\uD800x\\uDC00 \\u202Egnp.exe \\u200B\\uFFFE", name);
    }

    [Fact]
    public void Line_ends_of_evidence_survive_in_attributes() =>
        Assert.Equal("one\r\ntwo", (string?)Case(Sample.Report(Sample.Finding(evidence: "one\r\ntwo"))).Element("failure")!.Attribute("message"));

    [Fact]
    public void Any_text_gives_well_formed_xml() =>
        Prop.ForAll<string>(text => XElement.Parse(Sample.Render(new JUnitReport(Sample.Report(
            Sample.Finding(subject: text ?? "", evidence: text ?? "", remedy: text ?? ""))))).Name.LocalName == "testsuites").QuickCheckThrowOnFailure();

    [Fact]
    public void Written_as_utf_8_the_file_is_what_it_says()
    {
        using var file = new MemoryStream();
        using (var writer = new StreamWriter(file, new UTF8Encoding(false), 1024, leaveOpen: true))
        {
            new JUnitReport(Sample.Report(Sample.Finding(subject: "Überweisung"))).Write(writer, CancellationToken.None);
        }

        file.Position = 0;
        using var reader = XmlReader.Create(file);
        Assert.Contains("Überweisung", XDocument.Load(reader).ToString());
    }

    [Fact]
    public void Cancelling_stops_the_report() =>
        Assert.Throws<OperationCanceledException>(() =>
            new JUnitReport(Sample.LargeReport(10, 0)).Write(TextWriter.Null, new CancellationToken(canceled: true)));

    private static XElement Case(DiagnosisReport report) =>
        XElement.Parse(Sample.Render(new JUnitReport(report))).Descendants("testcase").Single();
}
