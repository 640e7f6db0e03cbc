using System.Globalization;
using EntSso.Diagnosis;

namespace EntSso.Reporting;

/// <summary>
/// The findings, link by link: those with failures first, then those with warnings, then what is unknown with one line for each reason,
/// then the links that are in order. What passed is counted and folded.
/// </summary>
internal sealed class FindingsSection
{
    /// <summary>How many findings other than Pass and NotApplicable of one link are shown.</summary>
    public const int MostTroubles = 200;

    /// <summary>How many Pass and NotApplicable findings of one link are shown.</summary>
    public const int MostQuiet = 100;

    private const int MostUnfolded = 10;
    private const int MostRelations = 10;
    private const int MostEvents = 20;

    private readonly DiagnosisReport _report;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, RuleDescription> _rules = [];
    private readonly Dictionary<Finding, int> _anchors = [];
    private readonly HashSet<int> _written = [];
    private readonly ILookup<Finding, FindingRelation> _causes;
    private readonly ILookup<Finding, FindingRelation> _effects;
    private readonly FindingDigest _digest;

    public FindingsSection(DiagnosisReport report, CancellationToken cancellationToken)
    {
        _report = report;
        _digest = FindingDigest.Of(report.Findings);
        _cancellationToken = cancellationToken;
        _causes = report.Relations.ToLookup(r => r.Effect);
        _effects = report.Relations.ToLookup(r => r.Cause);
        foreach (RuleDescription rule in report.Rules)
        {
            _rules[rule.Id] = rule;
        }

        foreach (LinkSummary link in Groups())
        {
            foreach (Finding finding in Troubles(link).Take(MostTroubles))
            {
                if (!_anchors.ContainsKey(finding))
                {
                    _anchors[finding] = _anchors.Count + 1;
                }
            }
        }
    }

    public void Write(HtmlText html)
    {
        html.Markup("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
        ILookup<bool, LinkSummary> isInOrder = Groups().ToLookup(link => link.Counts.Fail + link.Counts.Warning == 0);
        foreach (LinkSummary link in isInOrder[false].OrderBy(link => link.Counts.Fail == 0))
        {
            WriteLink(html, link);
        }

        WriteUnknown(html);
        foreach (LinkSummary link in isInOrder[true])
        {
            WriteLink(html, link);
        }

        WriteEmptyLinks(html);
        html.Markup("</section>\n");
    }

    /// <summary>What to do, with each command in a separate block that one click selects whole.</summary>
    public static void WriteRemedy(HtmlText html, IReadOnlyList<RemedyStep> steps)
    {
        if (steps.Count == 0)
        {
            return;
        }

        html.Markup("<div class=\"remedy\">\n<p class=\"label\">What to do</p>\n");
        foreach (RemedyStep step in steps)
        {
            if (step.Introduction.Length > 0)
            {
                html.Markup("<p>").Text(MessageText.Sentence(step.Introduction)).Markup(step.Command.Length > 0 ? ":</p>\n" : "</p>\n");
            }

            if (step.Command.Length > 0)
            {
                html.Markup("<pre tabindex=\"0\" aria-label=\"Command\"><code>").Text(step.Command).Markup("</code></pre>\n");
            }
        }

        html.Markup("</div>\n");
    }

    private IEnumerable<LinkSummary> Groups() => _report.Chain.Links.Append(_report.Chain.Unlinked).Where(l => l.Findings.Count > 0);

    private static IEnumerable<Finding> Troubles(LinkSummary link) =>
        link.Findings.Where(f => f.Status is FindingStatus.Fail).Concat(link.Findings.Where(f => f.Status is FindingStatus.Warning));

    private void WriteLink(HtmlText html, LinkSummary link)
    {
        string anchor = ChainPicture.AnchorOf(link);
        html.Markup($"<section class=\"link is-{StatusMark.Key(link.Status)}\" id=\"{anchor}\" aria-labelledby=\"{anchor}-title\">\n");
        html.Markup($"<h3 id=\"{anchor}-title\">");
        if (link.Link != ChainLink.None)
        {
            html.Number((int)link.Link).Markup(". ");
        }

        html.Markup(LinkTitle.Of(link.Link)).Markup(" ").Badge(link.Status, StatusMark.LinkWord(link.Status)).Markup("</h3>\n");
        int written = 0;
        foreach (Finding finding in Troubles(link).Take(MostTroubles))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            WriteTrouble(html, finding, isUnfolded: finding.Status == FindingStatus.Fail && written < MostUnfolded);
            written++;
        }

        WriteRest(html, link.Counts.Fail + link.Counts.Warning - written);
        if (link.Counts.Unknown > 0)
        {
            html.Markup("<p class=\"quiet\"><a href=\"#unknown\">").Mark(FindingStatus.Unknown).Number(link.Counts.Unknown)
                .Markup(" unknown</a></p>\n");
        }

        WriteQuiet(html, link, FindingStatus.Pass, link.Counts.Pass, " passed");
        WriteQuiet(html, link, FindingStatus.NotApplicable, link.Counts.NotApplicable, " not applicable");
        html.Markup("</section>\n");
    }

    private void WriteUnknown(HtmlText html)
    {
        if (_digest.Unknown.Count == 0)
        {
            return;
        }

        html.Markup(
            "<section class=\"link is-unknown\" id=\"unknown\" aria-labelledby=\"unknown-title\">\n<h3 "
                + "id=\"unknown-title\">Unknown</h3>\n");
        foreach (UnknownGroup group in _digest.Unknown.Take(MostTroubles))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            html.Markup("<details class=\"finding\"><summary>").Mark(FindingStatus.Unknown).Markup("<span class=\"reason\">")
                .Text(group.Line()).Markup("</span></summary>\n<div class=\"body\">\n<ul>\n");
            foreach (Finding finding in group.Findings.Take(MostQuiet))
            {
                html.Markup("<li><span class=\"rule\">").Text(finding.RuleId).Markup("</span> <b>").Text(finding.Subject).Markup("</b> ")
                    .Text(finding.Evidence);
                WriteRemedy(html, finding.Steps);
                html.Markup("</li>\n");
            }

            html.Markup("</ul>\n");
            WriteRest(html, group.Findings.Count - MostQuiet);
            html.Markup("</div></details>\n");
        }

        WriteRest(html, _digest.Unknown.Skip(MostTroubles).Sum(group => group.Findings.Count));
        html.Markup("</section>\n");
    }

    private void WriteTrouble(HtmlText html, Finding finding, bool isUnfolded)
    {
        html.Markup(isUnfolded ? "<details open=\"\" class=\"finding\"" : "<details class=\"finding\"");
        if (_anchors.TryGetValue(finding, out int anchor) && _written.Add(anchor))
        {
            html.Markup($" id=\"finding-{anchor.ToString(CultureInfo.InvariantCulture)}\"");
        }

        html.Markup("><summary>").Badge(finding.Status, StatusMark.Word(finding.Status)).Markup(" <span class=\"rule\">")
            .Text(finding.RuleId);
        html.Markup("</span> <span class=\"subject\">").Text(finding.Subject).Markup("</span>");
        html.Markup(finding.Basis == Basis.Likely ? " <span class=\"tag\">likely</span>" : "").Markup("</summary>\n<div class=\"body\">\n");
        if (_rules.TryGetValue(finding.RuleId, out RuleDescription? rule))
        {
            html.Markup("<p class=\"title\">").Text(rule.Title).Markup("</p>\n");
        }

        html.Markup("<p class=\"evidence\">").Text(finding.Evidence).Markup("</p>\n");
        WriteRemedy(html, finding.Steps);
        WriteFacts(html, finding);
        html.Markup("</div></details>\n");
    }

    private void WriteFacts(HtmlText html, Finding finding)
    {
        Uri? page = _report.CheckPage(finding.RuleId);
        if (_report.Parts.Count == 0
            && finding.Place.Length == 0
            && finding.EventId.Count == 0
            && page is null
            && !_causes.Contains(finding)
            && !_effects.Contains(finding))
        {
            return;
        }

        html.Markup("<dl>\n");
        if (_report.Parts.Count > 0)
        {
            html.Markup("<dt>Deployment</dt><dd>").Text(finding.Deployment).Markup("</dd>\n");
        }

        if (finding.Place.Length > 0)
        {
            html.Markup("<dt>Where</dt><dd class=\"code\">").Text(finding.Place).Markup("</dd>\n");
        }

        if (finding.EventId.Count > 0)
        {
            html.Markup("<dt>Events</dt><dd>");
            html.Markup(string.Join(", ", finding.EventId.Take(MostEvents).Select(id => id.ToString(CultureInfo.InvariantCulture))));
            html.Markup(finding.EventId.Count > MostEvents ? " and more</dd>\n" : "</dd>\n");
        }

        WriteRelations(html, "Explained by", _causes[finding], isCause: true);
        WriteRelations(html, "Explains", _effects[finding], isCause: false);
        if (page is not null)
        {
            html.Markup("<dt>More</dt><dd><a rel=\"noreferrer\" href=\"").Text(page.AbsoluteUri).Markup("\">The check ")
                .Text(finding.RuleId).Markup("</a></dd>\n");
        }

        html.Markup("</dl>\n");
    }

    private void WriteRelations(HtmlText html, string label, IEnumerable<FindingRelation> relations, bool isCause)
    {
        int count = 0;
        foreach (FindingRelation relation in relations)
        {
            if (count++ < MostRelations)
            {
                Finding other = isCause ? relation.Cause : relation.Effect;
                html.Markup($"<dt>{label}</dt><dd>");
                bool isShown = _anchors.TryGetValue(other, out int anchor);
                html.Markup(isShown ? $"<a href=\"#finding-{anchor.ToString(CultureInfo.InvariantCulture)}\">" : "");
                html.Text(other.RuleId).Markup(" ").Text(other.Subject).Markup(isShown ? "</a>: " : ": ").Text(relation.Text)
                    .Markup("</dd>\n");
            }
        }

        if (count > MostRelations)
        {
            html.Markup($"<dt>{label}</dt><dd>").Number(count - MostRelations).Markup(" more</dd>\n");
        }
    }

    private static void WriteQuiet(HtmlText html, LinkSummary link, FindingStatus status, int count, string word)
    {
        if (count == 0)
        {
            return;
        }

        html.Markup("<details class=\"quiet\"><summary>").Mark(status).Number(count).Markup(word).Markup("</summary>\n<ul>\n");
        foreach (Finding finding in link.Findings.Where(f => f.Status == status).Take(MostQuiet))
        {
            html.Markup("<li><span class=\"rule\">").Text(finding.RuleId).Markup("</span> <b>").Text(finding.Subject).Markup("</b> ");
            html.Text(finding.Evidence).Markup("</li>\n");
        }

        html.Markup("</ul>\n");
        WriteRest(html, count - MostQuiet);
        html.Markup("</details>\n");
    }

    private static void WriteRest(HtmlText html, int left)
    {
        if (left > 0)
        {
            html.Markup("<p class=\"rest\">").Counted(left, "finding", "findings").Markup(" more: the JSON report has them all.</p>\n");
        }
    }

    private void WriteEmptyLinks(HtmlText html)
    {
        List<string> empty = _report.Chain.Links.Where(l => l.Findings.Count == 0).Select(l => ChainLinkText.Of(l.Link)).ToList();
        if (empty.Count > 0)
        {
            html.Markup("<p id=\"links-without-findings\" class=\"rest\">No rule checked: ").Markup(string.Join(", ", empty))
                .Markup(".</p>\n");
        }
    }
}
