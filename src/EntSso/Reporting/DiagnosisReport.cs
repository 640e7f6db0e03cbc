using System.Globalization;
using EntSso.Diagnosis;
using EntSso.Events.Changes;

namespace EntSso.Reporting;

/// <summary>Everything that a report shows of one diagnosis; the input of every renderer. Immutable.</summary>
internal sealed class DiagnosisReport
{
    private readonly DateTime _created;
    private readonly IReadOnlyList<PasswordChange> _changes = [];
    private readonly IReadOnlyList<RuleDescription> _rules = [];

    /// <summary>Gathers findings in chain order.</summary>
    /// <param name="findings">The answers of all rules, in any order of links.</param>
    /// <param name="relations">Which findings explain which; may be empty.</param>
    public DiagnosisReport(IEnumerable<Finding> findings, IEnumerable<FindingRelation> relations)
    {
        Relations = relations.ToList();
        Chain = ChainSummary.Of(findings, Relations);
    }

    /// <summary>Takes over a diagnosis as it is.</summary>
    /// <param name="diagnosis">The diagnosis.</param>
    public DiagnosisReport(PasswordSyncDiagnosis diagnosis)
    {
        Relations = diagnosis.Relations;
        Chain = diagnosis.Chain;
        _rules = diagnosis.Rules;
        Parts = diagnosis.Parts.Count > 1 ? diagnosis.Parts : [];
    }

    /// <summary>The name of the deployment, as a title.</summary>
    public required string Deployment { get; init; }

    /// <summary>When the diagnosis was made; its kind must be UTC.</summary>
    /// <exception cref="ArgumentException">The time is not marked as UTC.</exception>
    public required DateTime Created
    {
        get => _created;
        init => _created = value.Kind == DateTimeKind.Utc
            ? value
            : throw new ArgumentException(
                "The time of a report must be in UTC, so that reports of several machines compare.", nameof(value));
    }

    /// <summary>What was checked, in words for people: a deployment file, a folder of exports, a live system.</summary>
    public string Source { get; init; } = "";

    /// <summary>
    /// The file that holds the deployment, where there is one: formats that insist on a file show it for findings that name none.
    /// Empty for a live system.
    /// </summary>
    public string SourceFile { get; init; } = "";

    /// <summary>
    /// An absolute address that ends with a slash, under which the pages of docs/checks are found as <c>ID.md</c>; null when reports
    /// shall not link to them.
    /// </summary>
    public Uri? CheckPages { get; init; }

    /// <summary>The rules that were run. A finding of a rule that is not among them is shown with its id alone.</summary>
    public IReadOnlyList<RuleDescription> Rules
    {
        get => _rules;
        init => _rules = value.ToList();
    }

    /// <summary>The password changes that the logs report; empty when no log was read.</summary>
    public IReadOnlyList<PasswordChange> Changes
    {
        get => _changes;
        init => _changes = value.ToList();
    }

    /// <summary>The chain with the status of every link, all findings and their counts.</summary>
    public ChainSummary Chain { get; }

    /// <summary>All findings in chain order, those that belong to no link last.</summary>
    public IReadOnlyList<Finding> Findings => Chain.Findings;

    /// <summary>Which findings explain which.</summary>
    public IReadOnlyList<FindingRelation> Relations { get; }

    /// <summary>The diagnosis of each deployment where there are several; empty for one.</summary>
    public IReadOnlyList<PasswordSyncDiagnosis> Parts { get; } = [];

    /// <summary>The page that explains a rule, or null when <see cref="CheckPages"/> is not set.</summary>
    /// <param name="ruleId">The id of a rule, for example <c>GATE-02</c>.</param>
    public Uri? CheckPage(string ruleId) =>
        CheckPages is null ? null : new Uri(CheckPages, Uri.EscapeDataString(VisibleText.Of(ruleId)) + ".md");
}

/// <summary>Times as reports write them.</summary>
internal static class ReportTime
{
    /// <summary>To the minute, as people read it, with its zone said.</summary>
    public static string ForPeople(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}

/// <summary>The names of enumeration members as JSON and SARIF carry them: camelCase and independent of the display texts.</summary>
internal static class EnumNames
{
    public static string CamelCase(Enum value) => MessageText.LowerFirst(value.ToString());
}

/// <summary>Writes one report in one format. A renderer shows what the report holds and checks nothing.</summary>
internal interface IReportRenderer
{
    /// <summary>The name of the format as <c>--format</c> takes it, for example <c>sarif</c>.</summary>
    string Format { get; }

    /// <summary>The usual end of the file's name with its dot, for example <c>.sarif</c>.</summary>
    string FileExtension { get; }

    /// <summary>
    /// Writes the report with line feeds as line ends. The text declares itself to be UTF-8 where the format has a place for that,
    /// so a file must be written in UTF-8. The writer is neither flushed nor closed.
    /// </summary>
    /// <param name="output">Takes the text; it stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="System.OperationCanceledException">The token was cancelled; the output is incomplete.</exception>
    void Write(TextWriter output, CancellationToken cancellationToken);
}

/// <summary>The names of links as headings.</summary>
internal static class LinkTitle
{
    public static string Of(ChainLink link) =>
        MessageText.Sentence(link == ChainLink.None ? "outside the chain" : ChainLinkText.Of(link));
}

/// <summary>The outcomes of password changes as people read them.</summary>
internal static class OutcomeText
{
    public static string Of(PasswordChangeOutcome outcome) => outcome switch
    {
        PasswordChangeOutcome.Delivered => "Delivered",
        PasswordChangeOutcome.Skipped => "Skipped",
        PasswordChangeOutcome.Pending => "Pending",
        PasswordChangeOutcome.Unexplained => "Unexplained",
        PasswordChangeOutcome.NotCaptured => "Not captured",
        PasswordChangeOutcome.NotSent => "Not sent",
        PasswordChangeOutcome.NotReceived => "Not received",
        PasswordChangeOutcome.NotStaged => "Not staged",
        PasswordChangeOutcome.NotCalled => "Not called",
        _ => "Failed",
    };
}
