using System.Globalization;
using System.Text;
using System.Xml;
using EntSso.Diagnosis;

namespace EntSso.Reporting;

/// <summary>
/// The diagnosis as JUnit XML in the shape that GitLab, Azure DevOps and Jenkins read: a suite for each link of the chain, in it a
/// test case for each rule and subject. Fail is a failure; Warning passes and says so in its output; Unknown and NotApplicable are
/// skipped with their reason.
/// </summary>
internal sealed class JUnitReport : IReportRenderer
{
    private readonly DiagnosisReport _report;

    /// <summary>Prepares a report.</summary>
    /// <param name="report">The diagnosis to write.</param>
    public JUnitReport(DiagnosisReport report) => _report = report;

    /// <summary>Whether a Warning counts as a failure; off by default.</summary>
    public bool WarningsAreFailures { get; init; }

    /// <inheritdoc/>
    public string Format => "junit";

    /// <inheritdoc/>
    public string FileExtension => ".xml";

    /// <inheritdoc/>
    public void Write(TextWriter output, CancellationToken cancellationToken)
    {
        // The writer's own declaration would name the encoding of the TextWriter, which for a string is UTF-16.
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (var xml = XmlWriter.Create(output, settings))
        {
            List<Suite> suites = _report.Chain.Links.Append(_report.Chain.Unlinked).Where(l => l.Findings.Count > 0).Select(GroupCases)
                .ToList();
            xml.WriteStartElement("testsuites");
            Attribute(xml, "name", _report.Deployment);
            Attribute(xml, "tests", suites.Sum(s => s.Cases.Count));
            Attribute(xml, "failures", suites.Sum(s => s.Failures));
            Attribute(xml, "errors", 0);
            Attribute(xml, "time", "0.000");
            for (int i = 0; i < suites.Count; i++)
            {
                Write(xml, suites[i], i, cancellationToken);
            }

            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    /// <summary>Readers distinguish test cases by class and name, so findings of one rule about one subject become one case.</summary>
    private Suite GroupCases(LinkSummary link)
    {
        var cases = new List<Case>();
        var byKey = new Dictionary<(string, string), Case>();
        foreach (Finding finding in link.Findings)
        {
            string subject = _report.Parts.Count > 0 ? $"{finding.Subject} ({finding.Deployment})" : finding.Subject;
            if (!byKey.TryGetValue((finding.RuleId, subject), out Case? testCase))
            {
                byKey.Add((finding.RuleId, subject), testCase = new Case(finding.RuleId, subject));
                cases.Add(testCase);
            }

            testCase.Findings.Add(finding);
        }

        int failures = 0, skipped = 0;
        foreach (Case testCase in cases)
        {
            testCase.Status = FindingCounts.Of(testCase.Findings).Worst;
            failures += IsFailure(testCase.Status) ? 1 : 0;
            skipped += testCase.Status is FindingStatus.Unknown or FindingStatus.NotApplicable ? 1 : 0;
        }

        return new Suite(link.Link, cases, failures, skipped);
    }

    private bool IsFailure(FindingStatus status) =>
        status == FindingStatus.Fail || (status == FindingStatus.Warning && WarningsAreFailures);

    private void Write(XmlWriter xml, Suite suite, int index, CancellationToken cancellationToken)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", LinkTitle.Of(suite.Link));
        Attribute(xml, "tests", suite.Cases.Count);
        Attribute(xml, "failures", suite.Failures);
        Attribute(xml, "errors", 0);
        Attribute(xml, "skipped", suite.Skipped);
        Attribute(xml, "time", "0.000");
        Attribute(xml, "timestamp", _report.Created.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        Attribute(xml, "id", index);
        foreach (Case testCase in suite.Cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(xml, suite.Link, testCase);
        }

        xml.WriteEndElement();
    }

    private void Write(XmlWriter xml, ChainLink link, Case testCase)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", testCase.RuleId + ": " + testCase.Subject);
        Attribute(xml, "classname", "EntSso." + link);
        Attribute(xml, "time", "0.000");

        // What passed beside the trouble would only bury it.
        List<Finding> telling = testCase.Findings.Where(f => f.Status == testCase.Status).ToList();
        if (IsFailure(testCase.Status))
        {
            xml.WriteStartElement("failure");
            Attribute(xml, "message", Evidence(telling));
            Attribute(xml, "type", testCase.RuleId);
            xml.WriteString(Describe(telling));
            xml.WriteEndElement();
        }
        else if (testCase.Status is FindingStatus.Unknown or FindingStatus.NotApplicable)
        {
            xml.WriteStartElement("skipped");
            Attribute(xml, "message", StatusMark.Word(testCase.Status) + ": " + Evidence(telling));
            xml.WriteEndElement();
        }
        else if (testCase.Status == FindingStatus.Warning)
        {
            xml.WriteElementString("system-out", Describe(telling));
        }

        xml.WriteEndElement();
    }

    private static string Evidence(List<Finding> findings) => string.Join("\n", findings.Select(f => f.Evidence));

    private static string Describe(List<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (Finding finding in findings)
        {
            text.Append('\n').Append(FindingStatusText.Of(finding.Status).ToUpperInvariant()).Append(": ").Append(finding.Evidence)
                .Append('\n');
            Line(text, "Remedy", finding.Remedy);
            Line(text, "Place", finding.Place);
            Line(text, "Events", string.Join(", ", finding.EventId.Select(id => id.ToString(CultureInfo.InvariantCulture))));
            Line(text, "Basis", finding.Basis == Basis.Likely ? "likely" : "");
        }

        return VisibleText.ForPeople(text.ToString());
    }

    private static void Line(StringBuilder text, string label, string value)
    {
        if (value.Length > 0)
        {
            text.Append(label).Append(": ").Append(value).Append('\n');
        }
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, VisibleText.ForPeople(value));

    private static void Attribute(XmlWriter xml, string name, int value) =>
        xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    private sealed class Case(string ruleId, string subject)
    {
        public string RuleId { get; } = ruleId;

        public string Subject { get; } = subject;

        public FindingStatus Status { get; set; }

        public List<Finding> Findings { get; } = [];
    }

    private sealed record Suite(ChainLink Link, List<Case> Cases, int Failures, int Skipped);
}
