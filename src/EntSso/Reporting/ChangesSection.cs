using System.Globalization;
using EntSso.Events.Changes;

namespace EntSso.Reporting;

/// <summary>
/// The password changes of the logs: a lane of bars over time for each outcome, each named and counted, the same as a table, and
/// where and why changes ended that were not delivered.
/// </summary>
internal sealed class ChangesSection(DiagnosisReport report, CancellationToken cancellationToken)
{
    /// <summary>How many ends are shown.</summary>
    public const int MostEnds = 20;

    /// <summary>How many pieces of evidence of one step are shown.</summary>
    private const int MostStages = 6;

    private const double LaneHeight = 40;
    private const double LeastBar = 3;

    /// <summary>Bars of a very short log would else be as wide as the page.</summary>
    private const int FewestColumns = 24;

    public void Write(HtmlText html)
    {
        html.Markup("<section aria-labelledby=\"changes\">\n<h2 id=\"changes\">Password changes in the logs</h2>\n");
        if (report.Changes.Count == 0)
        {
            html.Markup("<p class=\"rest\">No log was read, or the logs have no password change.</p>\n</section>\n");
            return;
        }

        ChangeTimeline timeline = ChangeTimeline.Of(report.Changes, cancellationToken);
        html.Markup("<p class=\"lead\">").Counted(timeline.Totals.Total, "change", "changes");
        if (timeline.First is { } first && timeline.Last is { } last)
        {
            html.Markup(" from ").Markup(ReportTime.ForPeople(first)).Markup(" to ").Markup(ReportTime.ForPeople(last));
        }

        html.Markup(timeline.Untimed > 0 ? ", of which " : "");
        if (timeline.Untimed > 0)
        {
            html.Number(timeline.Untimed).Markup(" without a time");
        }

        html.Markup(". Refused calls are counted one by one.</p>\n");
        if (timeline.Steps.Count > 0)
        {
            WriteLanes(html, timeline);
            WriteTable(html, timeline);
        }

        WriteEnds(html);
        html.Markup("</section>\n");
    }

    private static void WriteLanes(HtmlText html, ChangeTimeline timeline)
    {
        html.Markup("<div class=\"lanes\">\n");
        foreach (PasswordChangeOutcome outcome in ChangeTimeline.Outcomes.Where(o => timeline.Totals.Of(o) > 0))
        {
            WriteLane(html, timeline, outcome);
        }

        html.Markup("<p class=\"axis\"><span>").Markup(StepText(timeline, 0)).Markup("</span><span>");
        html.Markup(timeline.Steps.Count > 1 ? StepText(timeline, timeline.Steps.Count - 1) : "").Markup("</span></p>\n</div>\n");
    }

    private static void WriteLane(HtmlText html, ChangeTimeline timeline, PasswordChangeOutcome outcome)
    {
        long most = timeline.Steps.Max(s => s.Of(outcome));
        string word = OutcomeText.Of(outcome);
        html.Markup($"<div class=\"lane\"><p><b>{word}</b> <span class=\"count\">").Number(timeline.Totals.Of(outcome));
        html.Markup("</span> <span class=\"peak\">at most ").Number(most).Markup($" per {StepWord(timeline)}</span></p>\n");
        html.Markup($"<svg class=\"bars out-{word.ToLowerInvariant().Replace(' ', '-')}\" viewBox=\"0 0 ")
            .Coordinate(Math.Max(FewestColumns, timeline.Steps.Count)).Markup(" ").Coordinate(LaneHeight);
        html.Markup($"\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{word} over time; the table below has the numbers\">");
        for (int i = 0; i < timeline.Steps.Count; i++)
        {
            long count = timeline.Steps[i].Of(outcome);
            if (count > 0)
            {
                double height = Math.Max(LeastBar, count * LaneHeight / most);
                html.Markup("<rect x=\"").Coordinate(i + 0.1).Markup("\" y=\"").Coordinate(LaneHeight - height)
                    .Markup("\" width=\"0.8\" height=\"");
                html.Coordinate(height).Markup("\"><title>").Markup(StepText(timeline, i)).Markup(": ").Number(count)
                    .Markup($" {word.ToLowerInvariant()}</title></rect>");
            }
        }

        html.Markup("</svg></div>\n");
    }

    private static void WriteTable(HtmlText html, ChangeTimeline timeline)
    {
        List<PasswordChangeOutcome> outcomes = ChangeTimeline.Outcomes.Where(o => timeline.Totals.Of(o) > 0).ToList();
        html.Markup(
            "<details class=\"quiet\"><summary>As a table</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                + "aria-label=\"Password changes over time\">\n<table>\n<thead><tr><th scope=\"col\">From (UTC)</th>");
        foreach (PasswordChangeOutcome outcome in outcomes)
        {
            html.Markup($"<th scope=\"col\" class=\"number\">{OutcomeText.Of(outcome)}</th>");
        }

        html.Markup("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < timeline.Steps.Count; i++)
        {
            if (timeline.Steps[i].Total == 0)
            {
                continue;
            }

            html.Markup("<tr><th scope=\"row\">").Markup(StepText(timeline, i)).Markup("</th>");
            foreach (PasswordChangeOutcome outcome in outcomes)
            {
                html.Markup("<td class=\"number\">").Number(timeline.Steps[i].Of(outcome)).Markup("</td>");
            }

            html.Markup("</tr>\n");
        }

        html.Markup(
            $"</tbody>\n</table>\n</div>\n<p class=\"rest\">Each row is one {StepWord(timeline)}; rows without changes are left "
                + "out.</p></details>\n");
    }

    private void WriteEnds(HtmlText html)
    {
        IReadOnlyList<ChangeEnd> ends = ChangeEnds.Of(report.Changes, cancellationToken);
        if (ends.Count == 0)
        {
            return;
        }

        html.Markup("<h3>Where changes ended</h3>\n<ul class=\"ends\">\n");
        foreach (ChangeEnd end in ends.Take(MostEnds))
        {
            html.Markup("<li><p><b class=\"count\">").Number(end.Count)
                .Markup($"</b> <b>{OutcomeText.Of(end.Outcome).ToLowerInvariant()}</b>");
            html.Markup(end.Link == ChainLink.None ? "" : " at " + ChainLinkText.Of(end.Link)).Markup("<span class=\"peak\">");
            if (end.Last is { } last)
            {
                html.Markup(" last ").Markup(ReportTime.ForPeople(last));
            }

            if (end.Account.Length > 0)
            {
                html.Markup(" for ").Text(end.Account);
            }

            html.Markup("</span></p>\n");
            if (end.Cause.Length > 0)
            {
                html.Markup("<p class=\"evidence\">").Text(end.Cause).Markup("</p>\n");
            }

            if (end.Remedy.Length > 0)
            {
                html.Markup("<details class=\"quiet\"><summary>What to do</summary>\n");
                html.Markup("<div class=\"remedy\">\n");
                foreach (string step in end.Remedy.Split('\n'))
                {
                    html.Markup("<p>").Text(step).Markup("</p>\n");
                }

                html.Markup("</div>\n");
                html.Markup("</details>\n");
            }

            if (end.Example is { Stages.Count: > 0 } example)
            {
                html.Markup("<details class=\"quiet\"><summary>The path of the last one</summary>\n");
                WriteWay(html, example);
                html.Markup("</details>\n");
            }

            html.Markup("</li>\n");
        }

        html.Markup("</ul>\n");
        if (ends.Count > MostEnds)
        {
            html.Markup("<p class=\"rest\">").Counted(ends.Count - MostEnds, "other reason", "other reasons")
                .Markup(": the JSON report has them all.</p>\n");
        }
    }

    /// <summary>A line from the domain controller to the external system: a filled station for each step that was reached.</summary>
    private static void WriteWay(HtmlText html, PasswordChange change)
    {
        html.Markup("<ol class=\"way\">\n");
        foreach (WayStep step in ChangeWay.Of(change).Steps)
        {
            string mark = !step.IsReached
                ? "ahead"
                : !step.IsLast
                ? "passed"
                : change.Outcome == PasswordChangeOutcome.Delivered
                ? "passed end"
                : "end";
            html.Markup($"<li class=\"{mark}\"><p><b>{ChangeWay.Word(step.Step)}</b>");
            html.Markup(step.Took.Length > 0 ? $" <span class=\"peak\">{step.Took}</span>" : "");
            html.Markup(
                !step.IsReached
                    ? " <span class=\"peak\">not seen</span>"
                    : step.Stages.Count == 0
                    ? " <span class=\"peak\">no direct evidence</span>"
                    : "");
            html.Markup(step.IsLast ? $" <span class=\"tag\">{OutcomeText.Of(change.Outcome).ToLowerInvariant()}</span>" : "")
                .Markup("</p>\n");
            foreach (ChangeStage stage in step.Stages.Take(MostStages))
            {
                html.Markup("<p class=\"evidence\">");
                html.Markup(stage.Time is { } time ? time.ToString("HH:mm:ss.f", CultureInfo.InvariantCulture) + " " : "");
                html.Text(stage.Computer.Length > 0 ? stage.Computer + ": " : "").Text(stage.Text);
                html.Markup(stage.Event is { } e ? $" ({e.Id.ToString(CultureInfo.InvariantCulture)})" : "");
                html.Markup(stage.Join == StageJoin.Exact ? "" : $" <span class=\"tag\">likely, by {stage.JoinedBy}</span>")
                    .Markup("</p>\n");
            }

            if (step.Stages.Count > MostStages)
            {
                html.Markup("<p class=\"rest\">").Number(step.Stages.Count - MostStages).Markup(" more</p>\n");
            }

            html.Markup("</li>\n");
        }

        html.Markup("</ol>\n");
        if (change.Candidates.Count > 0)
        {
            html.Markup("<p class=\"rest\">").Counted(change.Candidates.Count, "candidate matches", "candidates match");
            html.Markup("this change and others as well; it does not affect the outcome.</p>\n");
        }
    }

    private static string StepText(ChangeTimeline timeline, int step) =>
        timeline.StartOf(step)
            .ToString(timeline.Step < TimeSpan.FromDays(1) ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string StepWord(ChangeTimeline timeline) =>
        timeline.Step < TimeSpan.FromDays(1) ? "hour"
        : timeline.Step.Days == 1 ? "day"
        : timeline.Step.Days == 7 ? "week"
        : (timeline.Step.Days / 7).ToString(CultureInfo.InvariantCulture) + " weeks";
}
