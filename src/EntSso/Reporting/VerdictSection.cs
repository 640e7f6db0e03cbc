using EntSso.Diagnosis;

namespace EntSso.Reporting;

/// <summary>The top of the page: the first broken link with what to do about it, and how many findings gave which answer.</summary>
internal sealed class VerdictSection(DiagnosisReport report)
{
    private const int MostHeadlines = 3;

    private readonly ChainSummary _chain = report.Chain;

    public void Write(HtmlText html)
    {
        FindingStatus status = _chain.Counts.Worst;
        html.Markup($"<section class=\"verdict is-{StatusMark.Key(status)}\" aria-labelledby=\"verdict\">\n");
        if (_chain.FirstBrokenLink is { } broken)
        {
            html.Markup("<p class=\"kicker\">First broken link</p>\n<h2 id=\"verdict\">").Mark(status).Markup(LinkTitle.Of(broken.Link))
                .Markup("</h2>\n");
            WriteHeadline(html, broken);
            WriteBlindSpots(html, broken);
        }
        else
        {
            html.Markup("<p class=\"kicker\">Result</p>\n<h2 id=\"verdict\">").Mark(status).Markup(_chain.Verdict).Markup("</h2>\n");
            WriteUnjudged(html);
        }

        html.Markup("</section>\n");
        WriteCounts(html);
    }

    private void WriteHeadline(HtmlText html, LinkSummary broken)
    {
        foreach (Finding finding in _chain.Headline.Take(MostHeadlines))
        {
            html.Markup("<div class=\"headline\">\n<p class=\"what\"><b>").Text(finding.RuleId).Markup("</b> ").Text(finding.Subject);
            html.Markup(finding.Basis == Basis.Likely ? " <span class=\"tag\">likely</span>" : "").Markup("</p>\n<p class=\"evidence\">");
            html.Text(finding.Evidence).Markup("</p>\n");
            FindingsSection.WriteRemedy(html, finding.Steps);
            html.Markup("</div>\n");
        }

        int more = _chain.Headline.Count - MostHeadlines;
        html.Markup($"<p><a href=\"#{ChainPicture.AnchorOf(broken)}\">");
        if (more > 0)
        {
            html.Number(more).Markup(more == 1 ? " more failure of this link</a></p>\n" : " more failures of this link</a></p>\n");
        }
        else
        {
            html.Counted(broken.Findings.Count, "finding", "findings").Markup(" of this link</a></p>\n");
        }
    }

    /// <summary>An unknown link before the break may be the true first one; the reader must see it beside the headline.</summary>
    private void WriteBlindSpots(HtmlText html, LinkSummary broken)
    {
        List<string> unknown = _chain.Links.TakeWhile(l => l != broken).Where(l => l.Counts.Unknown > 0)
            .Select(l => ChainLinkText.Of(l.Link)).ToList();
        if (unknown.Count > 0)
        {
            html.Markup("<p class=\"aside\">Before it, some checks could not run: ").Markup(string.Join(", ", unknown)).Markup(".</p>\n");
        }
    }

    private void WriteUnjudged(HtmlText html)
    {
        List<string> unjudged = _chain.Links.Where(l => !l.IsJudged).Select(l => ChainLinkText.Of(l.Link)).ToList();
        if (unjudged.Count > 0)
        {
            html.Markup("<p class=\"aside\">Not checked: ").Markup(string.Join(", ", unjudged)).Markup(".</p>\n");
        }
    }

    private void WriteCounts(HtmlText html)
    {
        html.Markup(
            "<section aria-labelledby=\"counts\">\n<h2 id=\"counts\" class=\"unseen\">Findings by status</h2>\n<ul class=\"counts\">\n");
        foreach (FindingStatus status in FindingStatusText.WorstFirst)
        {
            int count = _chain.Counts.Of(status);
            html.Markup($"<li class=\"is-{StatusMark.Key(status)}{(count == 0 ? " none" : "")}\"><span class=\"count\">").Number(count)
                .Markup("</span>");
            html.Mark(status).Markup($"<span class=\"word\">{StatusMark.Word(status)}</span></li>\n");
        }

        html.Markup("</ul>\n</section>\n");
    }
}
