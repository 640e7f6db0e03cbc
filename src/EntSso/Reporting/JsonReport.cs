using EntSso.Diagnosis;
using EntSso.Events.Changes;

namespace EntSso.Reporting;

/// <summary>
/// The diagnosis as JSON for programs: a summary with the first broken link, every link, every finding, and how the password
/// changes of the logs ended. Names are camelCase, times ISO 8601 in UTC with seven decimals. <c>formatVersion</c> grows when a
/// reader would have to change.
/// </summary>
internal sealed class JsonReport : IReportRenderer
{
    private const int FormatVersion = 1;

    private readonly DiagnosisReport _report;

    /// <summary>Prepares a report.</summary>
    /// <param name="report">The diagnosis to write.</param>
    public JsonReport(DiagnosisReport report) => _report = report;

    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public string FileExtension => ".json";

    /// <inheritdoc/>
    public void Write(TextWriter output, CancellationToken cancellationToken)
    {
        var json = new JsonWriter(output);
        json.StartObject();
        json.Member("formatVersion", FormatVersion);
        json.Member("deployment", _report.Deployment);
        json.Member("created", IsoTime.Format(_report.Created));
        json.Member("source", _report.Source);
        WriteSummary(json, _report.Chain);
        WriteDeployments(json);
        WriteLinks(json);
        json.Name("findings").StartArray();
        foreach (Finding finding in _report.Findings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteFinding(json, finding);
        }

        json.EndArray();
        json.Name("relations").StartArray();
        foreach (FindingRelation relation in _report.Relations)
        {
            json.StartObject();
            WriteReference(json, "cause", relation.Cause);
            WriteReference(json, "effect", relation.Effect);
            json.Member("text", relation.Text).EndObject();
        }

        json.EndArray();
        WriteChanges(json, cancellationToken);
        json.EndObject().End();
    }

    /// <summary>What is true of each deployment, where there are several.</summary>
    private void WriteDeployments(JsonWriter json)
    {
        if (_report.Parts.Count > 0)
        {
            json.Name("deployments").StartArray();
            foreach (PasswordSyncDiagnosis part in _report.Parts)
            {
                json.StartObject().Member("name", part.Deployment);
                WriteSummary(json, part.Chain);
                json.EndObject();
            }

            json.EndArray();
        }
    }

    private static void WriteSummary(JsonWriter json, ChainSummary chain)
    {
        json.Name("summary").StartObject();
        json.Name("firstBrokenLink");
        if (chain.FirstBrokenLink is { } broken)
        {
            json.Value(EnumNames.CamelCase(broken.Link));
        }
        else
        {
            json.Null();
        }

        json.Name("headline").StartArray();
        foreach (Finding finding in chain.Headline)
        {
            json.StartObject().Member("ruleId", finding.RuleId).Member("subject", finding.Subject).EndObject();
        }

        json.EndArray();
        WriteCounts(json, chain.Counts);
        json.EndObject();
    }

    private void WriteLinks(JsonWriter json)
    {
        json.Name("links").StartArray();
        foreach (LinkSummary link in _report.Chain.Links)
        {
            json.StartObject().Member("link", EnumNames.CamelCase(link.Link)).Member("name", ChainLinkText.Of(link.Link));
            json.Member("status", EnumNames.CamelCase(link.Status));
            WriteCounts(json, link.Counts);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteCounts(JsonWriter json, FindingCounts counts)
    {
        json.Name("counts").StartObject();
        foreach (FindingStatus status in FindingStatusText.WorstFirst)
        {
            json.Member(EnumNames.CamelCase(status), counts.Of(status));
        }

        json.EndObject();
    }

    private static void WriteFinding(JsonWriter json, Finding finding)
    {
        json.StartObject();
        json.Member("ruleId", finding.RuleId);
        json.Member("link", EnumNames.CamelCase(finding.Link));
        json.Member("status", EnumNames.CamelCase(finding.Status));
        json.Member("subject", finding.Subject);
        json.Member("evidence", finding.Evidence);
        json.Member("remedy", finding.Remedy);
        json.Name("eventId").StartArray();
        foreach (int id in finding.EventId)
        {
            json.Value(id);
        }

        json.EndArray();
        json.Member("basis", EnumNames.CamelCase(finding.Basis));
        json.Member("place", finding.Place);
        foreach ((string name, string value) in FindingKeys.Of(finding))
        {
            json.Member(name, value);
        }

        json.Name("steps").StartArray();
        foreach (RemedyStep step in finding.Steps)
        {
            json.StartObject().Member("text", step.Text).Member("command", step.Command).Member("where", step.Where);
            json.Name("isElevated").Value(step.IsElevated).Name("isAlternative").Value(step.IsAlternative);
            json.Name("isCmdlet").Value(step.IsCmdlet).EndObject();
        }

        json.EndArray().Name("events").StartArray();
        foreach (EventCount logged in finding.Events)
        {
            json.StartObject().Member("id", logged.Id).Member("source", logged.Source).Member("computer", logged.Computer).Name("count")
                .Value(logged.Count);
            json.Member("first", logged.First);
            json.Member("last", logged.Last);
            json.EndObject();
        }

        json.EndArray();
        json.Member("helpUri", finding.HelpUri.OriginalString);

        json.EndObject();
    }

    private static void WriteReference(JsonWriter json, string name, Finding finding) =>
        json.Name(name).StartObject().Member("ruleId", finding.RuleId).Member("subject", finding.Subject).EndObject();

    private void WriteChanges(JsonWriter json, CancellationToken cancellationToken)
    {
        ChangeTimeline timeline = ChangeTimeline.Of(_report.Changes, cancellationToken);
        json.Name("passwordChanges").StartObject();
        json.Member("first", timeline.First);
        json.Member("last", timeline.Last);
        json.Name("counts").StartObject();
        foreach (PasswordChangeOutcome outcome in ChangeTimeline.Outcomes)
        {
            json.Member(EnumNames.CamelCase(outcome), timeline.Totals.Of(outcome));
        }

        json.EndObject();
        json.Name("ends").StartArray();
        foreach (ChangeEnd end in ChangeEnds.Of(_report.Changes, cancellationToken))
        {
            json.StartObject().Member("outcome", EnumNames.CamelCase(end.Outcome)).Member("link", EnumNames.CamelCase(end.Link));
            json.Member("cause", end.Cause).Member("remedy", end.Remedy).Member("count", end.Count);
            json.Member("last", end.Last);
            json.EndObject();
        }

        json.EndArray().EndObject();
    }
}
