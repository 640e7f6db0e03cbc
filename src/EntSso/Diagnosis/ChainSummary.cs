using System.Collections.Generic;
using System.Linq;

namespace EntSso.Diagnosis;

/// <summary>The whole chain at a glance: every link with its status, and the first broken one. Immutable.</summary>
public sealed class ChainSummary
{
    private static readonly ChainLink[] _chain =
        Enumerable.Range((int)ChainLink.DomainController, (int)ChainLink.StoredPassword).Select(l => (ChainLink)l).ToArray();

    private ChainSummary(IReadOnlyList<LinkSummary> links, LinkSummary unlinked, LinkSummary? firstBroken, IReadOnlyList<Finding> headline)
    {
        Links = links;
        Unlinked = unlinked;
        FirstBrokenLink = firstBroken;
        Headline = headline;
        Findings = [.. links.SelectMany(l => l.Findings), .. unlinked.Findings];
        Counts = FindingCounts.Of(Findings);
    }

    /// <summary>Every link of the chain in the order in which a change meets them, judged or not.</summary>
    public IReadOnlyList<LinkSummary> Links { get; }

    /// <summary>The findings that belong to no link, such as missing rights of the person who looks.</summary>
    public LinkSummary Unlinked { get; }

    /// <summary>
    /// The first link in chain order with a failed finding; null when none failed. Links before it that are Unknown may be broken
    /// too: nobody could look.
    /// </summary>
    public LinkSummary? FirstBrokenLink { get; }

    /// <summary>
    /// The failed findings of <see cref="FirstBrokenLink"/> without those that another failed finding of the same link explains;
    /// empty when no link is broken.
    /// </summary>
    public IReadOnlyList<Finding> Headline { get; }

    /// <summary>All findings in chain order, those that belong to no link last.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>How many findings gave which answer.</summary>
    public FindingCounts Counts { get; }

    /// <summary>Sums up findings. The order of findings within a link is kept.</summary>
    /// <param name="findings">The answers of all rules, in any order of links.</param>
    /// <param name="relations">Which findings explain which; may be empty.</param>
    public static ChainSummary Of(IEnumerable<Finding> findings, IEnumerable<FindingRelation> relations)
    {
        ILookup<ChainLink, Finding> byLink = findings.ToLookup(f => f.Link);
        List<LinkSummary> links = _chain.Select(link => Sum(link, byLink[link])).ToList();
        LinkSummary? firstBroken = links.Find(l => l.Status == FindingStatus.Fail);
        return new ChainSummary(links, Sum(ChainLink.None, byLink[ChainLink.None]), firstBroken, HeadlineOf(firstBroken, relations));
    }

    private static LinkSummary Sum(ChainLink link, IEnumerable<Finding> findings)
    {
        List<Finding> list = findings.ToList();
        return new LinkSummary { Link = link, Findings = list, Counts = FindingCounts.Of(list) };
    }

    private static List<Finding> HeadlineOf(LinkSummary? broken, IEnumerable<FindingRelation> relations)
    {
        if (broken is null)
        {
            return [];
        }

        List<Finding> failed = broken.Findings.Where(f => f.Status == FindingStatus.Fail).ToList();
        var explained = new HashSet<Finding>(relations
            .Where(r => r.Cause.Link == broken.Link && r.Cause.Status == FindingStatus.Fail && r.Cause != r.Effect)
            .Select(r => r.Effect));
        List<Finding> unexplained = failed.Where(f => !explained.Contains(f)).ToList();

        // Findings that explain each other in a circle must not leave a broken link without a headline.
        return unexplained.Count > 0 ? unexplained : failed;
    }
}
