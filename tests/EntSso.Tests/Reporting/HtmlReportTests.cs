using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using EntSso.Diagnosis;
using EntSso.Events.Changes;
using EntSso.Reporting;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Reporting;

public class HtmlReportTests
{
    [Fact]
    public void The_headline_is_the_first_broken_link_with_evidence_and_a_command_of_its_own()
    {
        XElement verdict = Verdict(Page(Sample.Report(
            Sample.Finding("APP-03", FindingStatus.Fail, ChainLink.Application),
            Sample.Finding("GATE-02", FindingStatus.Fail, ChainLink.ServerGate, "INTSVR1", "MIIS is not allowed.") with
            {
                Steps = [RemedyStep.Run($"ssoconfig -allowPS MIIS yes").On("INTSVR1").Elevated],
            })));

        Assert.Equal("Server gate", verdict.Element("h2")!.Value);
        Assert.Contains("MIIS is not allowed.", verdict.Value);
        Assert.Equal("ssoconfig -allowPS MIIS yes", verdict.Descendants("pre").Single().Value);
        Assert.Contains("On INTSVR1, elevated:", verdict.Value);
        Assert.DoesNotContain("APP-03", verdict.Value);
    }

    [Theory]
    [InlineData(FindingStatus.Pass, "No broken link found")]
    [InlineData(FindingStatus.Warning, "No broken link found, but there are warnings")]
    [InlineData(FindingStatus.Unknown, "No broken link found, but some checks could not run")]
    [InlineData(FindingStatus.NotApplicable, "Nothing was checked")]
    public void Without_a_broken_link_the_headline_says_how_much_that_is_worth(FindingStatus status, string headline)
    {
        XElement verdict = Verdict(Page(Sample.Report(Sample.Finding(status: status))));

        Assert.Equal(headline, verdict.Element("h2")!.Value);
        Assert.Contains("Not checked: domain controller, sync engine", verdict.Value);
    }

    [Fact]
    public void Warnings_do_not_hide_that_not_everything_could_be_looked_at()
    {
        XElement verdict = Verdict(Page(Sample.Report(
            Sample.Finding("GATE-02", FindingStatus.Warning, ChainLink.ServerGate), Sample.Finding("EXT-03", FindingStatus.Unknown, ChainLink.ManagementAgent))));

        Assert.Equal("No broken link found, but there are warnings, and some checks could not run", verdict.Element("h2")!.Value);
    }

    [Fact]
    public void A_failure_outside_the_chain_does_not_make_its_links_whole()
    {
        XElement verdict = Verdict(Page(Sample.Report(Sample.Finding("GATE-06", FindingStatus.Fail, ChainLink.None))));

        Assert.Equal("No broken link found, but a check outside the chain failed", verdict.Element("h2")!.Value);
    }

    [Fact]
    public void A_link_before_the_break_that_nobody_could_look_at_is_named_beside_the_headline()
    {
        XElement verdict = Verdict(Page(Sample.Report(
            Sample.Finding("SYNC-01", FindingStatus.Unknown, ChainLink.SyncEngine), Sample.Finding(), Sample.Finding("MAP-01", FindingStatus.Unknown, ChainLink.Mapping))));

        Assert.Contains("some checks could not run: sync engine.", verdict.Value);
    }

    [Fact]
    public void The_picture_shows_every_link_with_a_word_beside_its_colour()
    {
        XElement page = Page(Sample.Report(Sample.Finding("SYNC-04", FindingStatus.Warning, ChainLink.SyncEngine), Sample.Finding()));

        foreach (XElement picture in page.Descendants("svg").Where(s => ((string?)s.Attribute("class"))!.StartsWith("chain ", StringComparison.Ordinal)))
        {
            List<XElement> boxes = picture.Elements("a").ToList();
            Assert.Equal(16, boxes.Count);
            Assert.All(boxes, b => Assert.Single(b.Elements("text"), t => (string?)t.Attribute("class") == "word"));
            Assert.All(boxes, b => Assert.Single(b.Elements("use")));
            Assert.Equal("Link 2, Sync engine: Warning", (string?)boxes[1].Attribute("aria-label"));
            Assert.Equal("Link 4, Kerberos call: Broken, the first broken link", (string?)boxes[3].Attribute("aria-label"));
            Assert.Equal("Link 16, Stored password: Not checked", (string?)boxes[15].Attribute("aria-label"));
        }

        Assert.Equal(2, page.Descendants("svg").Count(s => ((string?)s.Attribute("class"))!.StartsWith("chain ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Nothing_is_loaded_or_run(string name)
    {
        XElement page = Page(Named(name));

        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "embed" or "form" or "base" or "image");
        foreach (XAttribute attribute in page.Descendants().Attributes())
        {
            Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.ToString());
            Assert.DoesNotContain(attribute.Name.LocalName, new[] { "src", "srcset", "style", "action", "data" });
        }

        Assert.All(Links(page), l => Assert.True(l[0] == '#' || l.StartsWith("https://docs.fabrikam.example/checks/", StringComparison.Ordinal), l));
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value);
        Assert.DoesNotContain("@import", page.Descendants("style").Single().Value);
        string policy = (string)page.Descendants("meta").Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!;
        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline'", policy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_link_within_the_page_leads_somewhere_and_every_id_is_unique(string name)
    {
        XElement page = Page(Named(name));

        List<string> ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var known = new HashSet<string>(ids);
        Assert.All(Links(page).Where(l => l[0] == '#'), l => Assert.Contains(l.Substring(1), known));
        Assert.All(page.Descendants().Attributes("aria-labelledby"), a => Assert.Contains(a.Value, known));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_page_has_a_language_landmarks_a_skip_link_and_headings_without_gaps(string name)
    {
        XElement page = Page(Named(name));

        Assert.Equal("en", (string?)page.Attribute("lang"));
        XElement body = page.Element("body")!;
        Assert.Single(body.Elements("header"));
        XElement main = Assert.Single(body.Elements("main"));
        Assert.Single(body.Elements("footer"));
        Assert.Equal("#" + (string?)main.Attribute("id"), (string?)body.Elements().First().Attribute("href"));
        List<int> levels = page.Descendants().Where(e => Regex.IsMatch(e.Name.LocalName, "^h[1-6]$")).Select(e => e.Name.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1), (a, b) => (a, b)), p => Assert.True(p.b <= p.a + 1));
        Assert.All(page.Descendants("th"), th => Assert.NotNull(th.Attribute("scope")));
    }

    [Fact]
    public void Hostile_text_is_shown_and_nothing_more()
    {
        string text = Sample.Render(new HtmlReport(Sample.HostileReport()));
        XElement page = Parse(text);

        const string shown = "<script>alert('x')</script> \" onload='y' & ]]> --> </style>{0} [a](http://x) \\u0001\\u0000 \\uD800x\\uDC00 \\u202Egnp.exe \\u200B\\uFFFE";
        Assert.Equal(shown, page.Descendants("h1").Single().Value);
        Assert.Equal(shown + ": password synchronisation", page.Descendants("title").First().Value);
        Assert.Contains(page.Descendants("span"), e => (string?)e.Attribute("class") == "subject" && e.Value == shown);
        Assert.Contains(page.Descendants("p"), e => (string?)e.Attribute("class") == "evidence" && e.Value == shown);
        Assert.Contains(page.Descendants("dd"), e => e.Value == shown + "(3,4)");
        Assert.DoesNotContain(text, c => c is '\u202E' or '\u200B' or '\0' or '\u0001' || char.IsSurrogate(c));
    }

    [Fact]
    public void Any_text_gives_a_page_without_elements_of_its_own() =>
        Prop.ForAll<string>(text => Page(Sample.Report(Sample.Finding(subject: text ?? "", evidence: text ?? "", remedy: text ?? "")))
            .Descendants("summary").First().Elements().All(e => e.Name.LocalName is "span")).QuickCheckThrowOnFailure();

    [Fact]
    public void Findings_that_explain_each_other_are_linked_in_both_directions()
    {
        Finding cause = Sample.Finding("EXT-06", FindingStatus.Fail, ChainLink.ManagementAgent, "ENTSSO MA");
        Finding effect = Sample.Finding("CALL-01", FindingStatus.Fail, ChainLink.CallerCheck, "INTSVR1");

        XElement page = Page(Sample.Report([effect, cause], [new FindingRelation(cause, effect, "The caller is the extension user.")]));

        XElement causeCard = Cards(page).Single(c => c.Element("summary")!.Value.Contains("EXT-06"));
        XElement effectCard = Cards(page).Single(c => c.Element("summary")!.Value.Contains("CALL-01"));
        Assert.Equal("#" + (string?)effectCard.Attribute("id"), (string?)causeCard.Descendants("a").Single().Attribute("href"));
        Assert.Equal("#" + (string?)causeCard.Attribute("id"), (string?)effectCard.Descendants("a").Single().Attribute("href"));
        Assert.Contains("The caller is the extension user.", causeCard.Value);
    }

    [Fact]
    public void Findings_stand_under_their_link_with_trouble_first_and_failures_unfolded()
    {
        XElement page = Page(Sample.Report(
            Sample.Finding("KRB-01", FindingStatus.Pass),
            Sample.Finding("KRB-02", FindingStatus.Unknown),
            Sample.Finding("KRB-03", FindingStatus.Warning, basis: Basis.Likely),
            Sample.Finding("KRB-04", FindingStatus.Fail)));

        List<XElement> cards = Cards(page).ToList();
        Assert.Equal(["KRB-04", "KRB-03", "KRB-02"], cards.Select(c => c.Descendants("span").Single(s => (string?)s.Attribute("class") == "rule").Value));
        Assert.Equal([true, false, false], cards.Select(c => c.Attribute("open") is not null));
        Assert.Equal([false, true, false], cards.Select(c => c.Element("summary")!.Value.Contains("likely")));
        Assert.Equal("link-KerberosCall", (string?)cards[0].Parent!.Attribute("id"));
        Assert.Contains("1 passed", cards[0].Parent!.Value);
    }

    [Fact]
    public void Long_lists_are_cut_and_the_page_says_what_is_left_out()
    {
        XElement page = Page(Sample.Report(Enumerable.Range(0, 301)
            .Select(i => Sample.Finding(subject: "trouble " + i))
            .Concat(Enumerable.Range(0, 101).Select(i => Sample.Finding(status: FindingStatus.Pass, subject: "fine " + i)))
            .ToArray()));

        Assert.Equal(FindingsSection.MostTroubles, Cards(page).Count());
        List<string> rests = page.Descendants("p").Where(p => (string?)p.Attribute("class") == "rest").Select(p => p.Value).ToList();
        Assert.Contains(rests, r => r.StartsWith("101 findings more:", StringComparison.Ordinal));
        Assert.Contains(rests, r => r.StartsWith("1 finding more:", StringComparison.Ordinal));
        Assert.Contains("101 passed", page.Value);
    }

    [Fact]
    public void A_long_text_is_cut_and_the_page_says_how_much_is_left_out()
    {
        string evidence = Cards(Page(Sample.Report(Sample.Finding(evidence: new string('e', HtmlText.LongestText + 1234))))).Single()
            .Descendants("p").Single(p => (string?)p.Attribute("class") == "evidence").Value;

        Assert.Equal(new string('e', HtmlText.LongestText) + " … (1,234 more characters; the JSON report has them)", evidence);
    }

    [Fact]
    public void Ten_thousand_findings_and_a_hundred_thousand_changes_stay_a_page()
    {
        string page = Sample.Render(new HtmlReport(Sample.LargeReport(10_000, 100_000)));
        string twice = Sample.Render(new HtmlReport(Sample.LargeReport(20_000, 100_000)));

        Assert.InRange(page.Length, 1, 5_000_000);
        Assert.InRange(twice.Length, 1, page.Length * 1.15);
    }

    [Fact]
    public void The_timeline_has_a_lane_for_each_outcome_and_a_table_with_the_same_numbers()
    {
        XElement page = Page(Sample.Report([], [], [
            Sample.Change(PasswordChangeOutcome.Delivered, Sample.Time),
            Sample.Change(PasswordChangeOutcome.Delivered, Sample.Time.AddMinutes(59)),
            Sample.Change(PasswordChangeOutcome.Failed, Sample.Time.AddHours(5)),
            Sample.Change(PasswordChangeOutcome.Failed, null),
        ]));

        Assert.Equal(
            ["Failed 2 at most 1 per hour", "Delivered 2 at most 2 per hour"],
            page.Descendants("div").Where(d => (string?)d.Attribute("class") == "lane").Select(d => d.Element("p")!.Value));
        Assert.Equal(
            ["2026-03-02 08:00|0|2", "2026-03-02 13:00|1|0"],
            page.Descendants("tbody").Single().Elements().Select(r => string.Join("|", r.Elements().Select(c => c.Value))));
        Assert.Contains("of which 1 without a time", page.Value);
    }

    [Fact]
    public void Where_changes_ended_is_told_with_count_cause_account_and_remedy()
    {
        XElement end = Page(Sample.Report([], [], [
            Sample.Change(PasswordChangeOutcome.Failed, Sample.Time, ChainLink.Mapping, "Not in Application Users.", @"FABRIKAM\john.roe", "Run ssomanage -listmappings FABRIKAM\\john.roe"),
            Sample.Change(PasswordChangeOutcome.Failed, Sample.Time.AddHours(1), ChainLink.Mapping, "Not in Application Users."),
            Sample.Change(PasswordChangeOutcome.Delivered, Sample.Time),
        ])).Descendants("ul").Single(u => (string?)u.Attribute("class") == "ends").Elements().Single();

        Assert.Contains("2 failed at mapping last 2026-03-02 09:00 UTC for FABRIKAM\\jane.doe", end.Value);
        Assert.Contains("Not in Application Users.", end.Value);
        Assert.Contains("Run ssomanage -listmappings FABRIKAM\\john.roe", end.Value);
    }

    [Fact]
    public void Without_logs_the_page_says_so() => Assert.Contains("No log was read", Page(Sample.Report(Sample.Finding())).Value);

    /// <summary>The success criteria 1.4.3 and 1.4.11 of WCAG 2.2: 4.5 for text, 3 for graphics.</summary>
    [Fact]
    public void Colours_have_enough_contrast_in_light_and_dark()
    {
        string style = ReportStyle.Read();
        List<Dictionary<string, string>> palettes = Regex.Matches(style, @":root \{([^}]*)\}").Cast<Match>()
            .Select(m => Regex.Matches(m.Groups[1].Value, @"--([\w-]+): (#[0-9a-f]{6});").Cast<Match>().ToDictionary(c => c.Groups[1].Value, c => c.Groups[2].Value))
            .ToList();
        Assert.Equal(2, palettes.Count);
        Assert.Equal(palettes[0].Keys, palettes[1].Keys);
        string[] statuses = ["fail", "warning", "unknown", "pass", "na"];
        foreach (Dictionary<string, string> colours in palettes)
        {
            var text = new List<(string, string)> { ("text", "page"), ("text", "panel"), ("text", "code"), ("muted", "page"), ("muted", "panel"), ("link", "page"), ("link", "panel") };
            text.AddRange(statuses.SelectMany(s => new[] { (s, s + "-tint"), (s, "panel"), ("text", s + "-tint") }));
            var graphics = statuses.SelectMany(s => new[] { ("sign", s + "-mark"), (s + "-mark", s + "-tint"), (s + "-mark", "page"), (s + "-mark", "panel") })
                .Append(("focus", "page")).Append(("muted", "page"));
            Assert.All(text, p => Assert.True(Contrast(colours[p.Item1], colours[p.Item2]) >= 4.5, $"{p} {Contrast(colours[p.Item1], colours[p.Item2])}"));
            Assert.All(graphics, p => Assert.True(Contrast(colours[p.Item1], colours[p.Item2]) >= 3, $"{p} {Contrast(colours[p.Item1], colours[p.Item2])}"));
        }
    }

    [Fact]
    public void Cancelling_stops_the_page() =>
        Assert.Throws<OperationCanceledException>(() => new HtmlReport(Sample.LargeReport(10, 0)).Write(TextWriter.Null, new CancellationToken(canceled: true)));

    public static TheoryData<string> Reports() => ["empty", "hostile", "large"];

    private static DiagnosisReport Named(string name) => name switch
    {
        "hostile" => Sample.HostileReport(),
        "large" => Sample.LargeReport(2000, 500),
        _ => Sample.Report(),
    };

    private static XElement Page(DiagnosisReport report) => Parse(Sample.Render(new HtmlReport(report)));

    private static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    private static XElement Verdict(XElement page) =>
        page.Descendants("section").Single(s => ((string?)s.Attribute("class") ?? "").StartsWith("verdict", StringComparison.Ordinal));

    private static IEnumerable<XElement> Cards(XElement page) => page.Descendants("details").Where(d => (string?)d.Attribute("class") == "finding");

    private static IEnumerable<string> Links(XElement page) => page.Descendants().Attributes("href").Select(a => a.Value);

    private static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int start)
        {
            double value = Convert.ToInt32(colour.Substring(start, 2), 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
