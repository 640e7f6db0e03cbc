namespace EntSso.Diagnosis;

/// <summary>The whole chain at a glance: every link with its status, and the first broken one. Immutable.</summary>
internal sealed class ChainSummary
{
    private static readonly ChainLink[] _chain =
        Enumerable.Range((int)ChainLink.DomainController, (int)ChainLink.StoredPassword).Select(l => (ChainLink)l).ToArray();

    private ChainSummary(
        IReadOnlyList<LinkSummary> links,
        LinkSummary unlinked,
        IReadOnlyList<Finding> headline,
        IReadOnlyList<Finding> consequences)
    {
        Links = links;
        Unlinked = unlinked;
        FirstBrokenLink = links.FirstOrDefault(link => link.IsFirstBroken);
        Headline = headline;
        Consequences = consequences;
        Findings = [.. links.SelectMany(l => l.Findings), .. unlinked.Findings];
        Counts = FindingCounts.Of(Findings);
    }

    /// <summary>Every link of the chain in the order in which a change meets them, checked or not.</summary>
    public IReadOnlyList<LinkSummary> Links { get; }

    /// <summary>The findings that belong to no link, such as the audit level of a server.</summary>
    public LinkSummary Unlinked { get; }

    /// <summary>
    /// The first link in chain order with a failed finding that no other failure of the chain explains; null when none failed. Links
    /// before it may have failures that are consequences, and those that are Unknown may be broken too: no one could look.
    /// </summary>
    public LinkSummary? FirstBrokenLink { get; }

    /// <summary>
    /// The failed findings of <see cref="FirstBrokenLink"/> without those that another failed finding explains; empty when no link is
    /// broken.
    /// </summary>
    public IReadOnlyList<Finding> Headline { get; }

    /// <summary>What the headline explains, directly or through others, nearest first: likely to go when the headline is fixed.</summary>
    public IReadOnlyList<Finding> Consequences { get; }

    /// <summary>All findings in chain order, those that belong to no link last.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>How many findings gave which answer.</summary>
    public FindingCounts Counts { get; }

    /// <summary>
    /// The answer in a line, without a full stop: which link broke first, or that none is known to be broken and how far that can be
    /// trusted.
    /// </summary>
    public string Verdict => FirstBrokenLink is { } broken ? $"First broken link: {ChainLinkText.Of(broken.Link)}" : Counts.Worst switch
    {
        FindingStatus.Fail => "No broken link found, but a check outside the chain failed",
        FindingStatus.Warning => Counts.Unknown > 0
            ? "No broken link found, but there are warnings, and some checks could not run"
            : "No broken link found, but there are warnings",
        FindingStatus.Unknown => "No broken link found, but some checks could not run",
        FindingStatus.Pass => "No broken link found",
        _ => "Nothing was checked",
    };

    /// <summary>Sums up findings. The order of findings within a link is kept.</summary>
    /// <param name="findings">The answers of all rules, in any order of links.</param>
    /// <param name="relations">Which findings explain which; may be empty.</param>
    public static ChainSummary Of(IEnumerable<Finding> findings, IEnumerable<FindingRelation> relations)
    {
        ILookup<ChainLink, Finding> byLink = findings.ToLookup(f => f.Link);
        List<LinkSummary> links = _chain.Select(link => Sum(link, byLink[link])).ToList();
        List<FindingRelation> known = relations.ToList();
        var explained = new HashSet<Finding>(known.Where(IsBetweenFailures).Select(r => r.Effect));
        LinkSummary? firstBroken =
            links.Find(l => l.Findings.Any(f => f.Status == FindingStatus.Fail && !explained.Contains(f)))
            ?? links.Find(l => l.Status == FindingStatus.Fail);
        IReadOnlyList<Finding> headline = HeadlineOf(firstBroken, explained);
        IReadOnlyList<Finding> consequences = ConsequencesOf(headline, known);
        HashSet<Finding> explainedByIt = [.. consequences];
        return new ChainSummary(
            [.. links.Select(
                link => link with { IsFirstBroken = link == firstBroken, IsConsequence = IsConsequence(link, explainedByIt) })],
            Sum(ChainLink.None, byLink[ChainLink.None]),
            headline,
            consequences);
    }

    private static bool IsConsequence(LinkSummary link, HashSet<Finding> consequences) =>
        link.Status == FindingStatus.Fail
            && link.Findings.Where(finding => finding.Status == FindingStatus.Fail).All(consequences.Contains);

    private static bool IsBetweenFailures(FindingRelation relation) =>
        relation.Cause.Status == FindingStatus.Fail && relation.Cause.Link != ChainLink.None && relation.Cause != relation.Effect;

    private static LinkSummary Sum(ChainLink link, IEnumerable<Finding> findings)
    {
        List<Finding> list = findings.ToList();
        return new LinkSummary { Link = link, Findings = list, Counts = FindingCounts.Of(list) };
    }

    private static List<Finding> HeadlineOf(LinkSummary? broken, HashSet<Finding> explained)
    {
        if (broken is null)
        {
            return [];
        }

        List<Finding> failed = broken.Findings.Where(f => f.Status == FindingStatus.Fail).ToList();
        List<Finding> unexplained = failed.Where(f => !explained.Contains(f)).ToList();

        // Findings that explain each other in a circle must not leave a broken link without a headline.
        return unexplained.Count > 0 ? unexplained : failed;
    }

    private static List<Finding> ConsequencesOf(IReadOnlyList<Finding> headline, IEnumerable<FindingRelation> relations)
    {
        ILookup<Finding, Finding> effects = relations.ToLookup(r => r.Cause, r => r.Effect);
        var seen = new HashSet<Finding>(headline);
        var consequences = new List<Finding>();
        var next = new Queue<Finding>(headline);
        while (next.Count > 0)
        {
            foreach (Finding effect in effects[next.Dequeue()])
            {
                if (seen.Add(effect))
                {
                    consequences.Add(effect);
                    next.Enqueue(effect);
                }
            }
        }

        return consequences;
    }
}
