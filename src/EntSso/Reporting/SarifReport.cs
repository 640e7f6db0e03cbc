using System.Globalization;
using System.Text;
using EntSso.Diagnosis;

namespace EntSso.Reporting;

/// <summary>
/// The diagnosis as SARIF 2.1.0. Fail is an error and Warning a warning. Unknown has the kind <c>open</c>, which the specification
/// (3.27.9) keeps for "not enough information to decide", and with it the level <c>none</c>, the only one allowed for results that
/// are not failures (3.27.10).
/// </summary>
internal sealed class SarifReport : IReportRenderer
{
    private const string SchemaUri = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string FingerprintName = "ruleAndSubject/v1";

    private readonly DiagnosisReport _report;

    /// <summary>Prepares a report.</summary>
    /// <param name="report">The diagnosis to write.</param>
    public SarifReport(DiagnosisReport report) => _report = report;

    /// <summary>
    /// Whether Pass and NotApplicable are written too, as results of kind <c>pass</c> and <c>notApplicable</c>; off unless set
    /// otherwise, because many viewers show every result as trouble.
    /// </summary>
    public bool IncludePassed { get; init; }

    /// <inheritdoc/>
    public string Format => "sarif";

    /// <inheritdoc/>
    public string FileExtension => ".sarif";

    /// <inheritdoc/>
    public void Write(TextWriter output, CancellationToken cancellationToken)
    {
        List<RuleDescription> rules = RulesInUse();
        var ruleIndex = new Dictionary<string, int>(rules.Count);
        for (int i = 0; i < rules.Count; i++)
        {
            ruleIndex.Add(rules[i].Id, i);
        }

        var json = new JsonWriter(output);
        json.StartObject().Member("$schema", SchemaUri).Member("version", "2.1.0").Name("runs").StartArray().StartObject();
        WriteTool(json, rules);
        WriteInvocation(json);
        json.Member("columnKind", "utf16CodeUnits");
        json.Name("results").StartArray();
        var seen = new Dictionary<string, int>();
        foreach (Finding finding in _report.Findings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IncludePassed || finding.Status is FindingStatus.Fail or FindingStatus.Warning or FindingStatus.Unknown)
            {
                WriteResult(json, finding, ruleIndex[finding.RuleId], Fingerprint(finding, seen));
            }
        }

        json.EndArray();
        json.Name("properties").StartObject().Member("deployment", _report.Deployment).Member("source", _report.Source).EndObject();
        json.EndObject().EndArray().EndObject().End();
    }

    /// <summary>The rules that were run, and those of findings whose rule is not among them, each once, by id.</summary>
    private List<RuleDescription> RulesInUse()
    {
        var rules = new SortedDictionary<string, RuleDescription>(StringComparer.Ordinal);
        foreach (RuleDescription rule in _report.Rules)
        {
            rules[rule.Id] = rule;
        }

        foreach (Finding finding in _report.Findings)
        {
            if (!rules.ContainsKey(finding.RuleId))
            {
                rules.Add(finding.RuleId, new RuleDescription(finding.RuleId, finding.Link, "", finding.Basis));
            }
        }

        return rules.Values.ToList();
    }

    private void WriteTool(JsonWriter json, List<RuleDescription> rules)
    {
        Version version = typeof(SarifReport).Assembly.GetName().Version ?? new Version(0, 0, 0);
        json.Name("tool").StartObject().Name("driver").StartObject();
        json.Member("name", "EntSsoPS").Member("semanticVersion", version.ToString(3));
        json.Name("rules").StartArray();
        foreach (RuleDescription rule in rules)
        {
            json.StartObject().Member("id", rule.Id);
            string name = Identifier(rule.Title);
            if (name.Length > 0)
            {
                json.Member("name", name);
                json.Name("shortDescription").StartObject().Member("text", PlainMessage(rule.Title)).EndObject();
            }

            json.Name("fullDescription").StartObject().Member("text", PlainMessage(FullDescription(rule))).EndObject();
            if (_report.CheckPage(rule.Id) is { } page)
            {
                json.Member("helpUri", page.AbsoluteUri);
            }

            json.Name("help").StartObject().Member("text", RulePage.UriOf(rule.Id).OriginalString).EndObject();
            json.Name("defaultConfiguration").StartObject().Member("level", "error").EndObject();
            json.Name("properties").StartObject().Member("link", EnumNames.CamelCase(rule.Link))
                .Member("basis", EnumNames.CamelCase(rule.Basis));
            json.EndObject().EndObject();
        }

        json.EndArray().EndObject().EndObject();
    }

    private static string FullDescription(RuleDescription rule)
    {
        var text = new StringBuilder(rule.Title.Length > 0 ? MessageText.Clause(rule.Title) + ". " : "");
        text.Append("Link of the chain: ").Append(LinkTitle.Of(rule.Link)).Append('.');
        if (rule.EventIds.Count > 0)
        {
            text.Append("Events that show the problem: ");
            text.Append(string.Join(", ", rule.EventIds.Select(id => id.ToString(CultureInfo.InvariantCulture)))).Append('.');
        }

        return text.Append(rule.Basis == Basis.Likely ? " Inferred, not documented: likely." : "").ToString();
    }

    private void WriteInvocation(JsonWriter json)
    {
        json.Name("invocations").StartArray().StartObject();
        json.Name("executionSuccessful").Value(true);
        json.Member("endTimeUtc", IsoTime.Format(_report.Created));
        json.EndObject().EndArray();
    }

    private void WriteResult(JsonWriter json, Finding finding, int ruleIndex, string fingerprint)
    {
        (string kind, string level) = finding.Status switch
        {
            FindingStatus.Fail => ("fail", "error"),
            FindingStatus.Warning => ("fail", "warning"),
            FindingStatus.Unknown => ("open", "none"),
            FindingStatus.Pass => ("pass", "none"),
            _ => ("notApplicable", "none"),
        };
        json.StartObject().Member("ruleId", finding.RuleId).Member("ruleIndex", ruleIndex);
        json.Member("kind", kind).Member("level", level);
        json.Name("message").StartObject().Member("text", PlainMessage(MessageOf(finding))).EndObject();
        json.Name("locations").StartArray().StartObject();
        WritePlace(json, finding);
        json.Name("logicalLocations").StartArray().StartObject();
        json.Member("name", finding.Subject).Member("fullyQualifiedName", EnumNames.CamelCase(finding.Link) + "/" + finding.Subject);
        json.Member("kind", "resource").EndObject().EndArray();
        json.EndObject().EndArray();
        json.Name("partialFingerprints").StartObject().Member(FingerprintName, fingerprint).EndObject();
        json.Name("properties").StartObject().Member("link", EnumNames.CamelCase(finding.Link))
            .Member("basis", EnumNames.CamelCase(finding.Basis));
        json.Member("remedy", finding.Remedy).Name("eventIds").StartArray();
        foreach (int id in finding.EventId)
        {
            json.Value(id);
        }

        json.EndArray();
        foreach ((string name, string value) in FindingKeys.Of(finding))
        {
            json.Member(name, value);
        }

        json.EndObject().EndObject();
    }

    private static string MessageOf(Finding finding)
    {
        string likely = finding.Basis == Basis.Likely ? " (likely)" : "";
        string remedy = finding.Remedy.Length > 0 ? "\nRemedy: " + finding.Remedy : "";
        return $"{finding.Subject}: {finding.Evidence}{likely}{remedy}";
    }

    private void WritePlace(JsonWriter json, Finding finding)
    {
        FilePlace place = finding.File ?? new FilePlace(_report.SourceFile, 0, 0);
        if (place.Path.Length == 0)
        {
            return;
        }

        json.Name("physicalLocation").StartObject();
        json.Name("artifactLocation").StartObject().Member("uri", FileUri.Of(place.Path)).EndObject();
        if (place.Line > 0)
        {
            json.Name("region").StartObject().Member("startLine", place.Line);
            if (place.Column > 0)
            {
                json.Member("startColumn", place.Column);
            }

            json.EndObject();
        }

        json.EndObject();
    }

    /// <summary>
    /// Rule and subject name a trouble across runs, whatever its evidence and line are by then. A rule that speaks several times of
    /// one subject is counted.
    /// </summary>
    private string Fingerprint(Finding finding, Dictionary<string, int> seen)
    {
        string key = finding.RuleId
            + "|"
            + finding.Subject.ToLowerInvariant()
            + (_report.Parts.Count > 0 ? "|" + finding.Deployment.ToLowerInvariant() : "");
        seen.TryGetValue(key, out int count);
        seen[key] = count + 1;
        return count == 0 ? key : key + "|" + (count + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Braces are doubled in messages (3.11.5), and <c>[text](address)</c> would be a link (3.11.6): text that came from a log must not
    /// become one.
    /// </summary>
    private static string PlainMessage(string text) =>
        VisibleText.ForPeople(text).Replace("](", "] (").Replace("{", "{{").Replace("}", "}}");

    /// <summary>The words of a title run together: SARIF wants a readable identifier beside the opaque id.</summary>
    private static string Identifier(string title)
    {
        var name = new StringBuilder(title.Length);
        bool isStart = true;
        foreach (char c in title)
        {
            bool isLetter = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            if (isLetter)
            {
                name.Append(isStart ? char.ToUpperInvariant(c) : c);
            }

            isStart = !isLetter;
        }

        return name.ToString();
    }
}
