using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>
/// Findings in the order in which people read them: failures, then warnings, then what is unknown, gathered by the reason. Passes and rules
/// that do not apply are counted. Views, command line and reports share this order.
/// </summary>
internal sealed class FindingDigest
{
    private FindingDigest(IReadOnlyList<Finding> findings)
    {
        Failures = [.. findings.Where(finding => finding.Status == FindingStatus.Fail)];
        Warnings = [.. findings.Where(finding => finding.Status == FindingStatus.Warning)];
        Unknown =
        [
            .. findings.Where(finding => finding.Status == FindingStatus.Unknown)
                .GroupBy(finding => finding.Reason.Length > 0 ? finding.Reason : finding.Evidence, StringComparer.Ordinal)
                .Select(group => new UnknownGroup(group.First().Reason, [.. group]))
                .OrderBy(group => group.Need),
        ];
        Counts = FindingCounts.Of(findings);
    }

    internal IReadOnlyList<Finding> Failures { get; }

    internal IReadOnlyList<Finding> Warnings { get; }

    /// <summary>What is unknown, one group for each reason, what a source would answer first.</summary>
    internal IReadOnlyList<UnknownGroup> Unknown { get; }

    internal FindingCounts Counts { get; }

    internal static FindingDigest Of(IEnumerable<Finding> findings) => new([.. findings]);

    /// <summary>
    /// The findings of some statuses, worst first; those of one status keep their order, except that Unknown is gathered by reason.
    /// </summary>
    /// <param name="findings">The findings in the order of the chain.</param>
    /// <param name="statuses">The statuses to keep.</param>
    internal static IReadOnlyList<Finding> Select(IEnumerable<Finding> findings, IReadOnlyCollection<FindingStatus> statuses)
    {
        List<Finding> kept = [.. findings.Where(finding => statuses.Contains(finding.Status))];
        FindingDigest digest = Of(kept);
        return
        [
            .. digest.Failures, .. digest.Warnings, .. digest.Unknown.SelectMany(group => group.Findings),
            .. kept.Where(finding => finding.Status == FindingStatus.Pass),
            .. kept.Where(finding => finding.Status == FindingStatus.NotApplicable),
        ];
    }

    /// <summary>
    /// Counts of what is not listed, as a clause: <c>12 checks passed, 66 do not apply</c>; empty when there is nothing to count.
    /// </summary>
    internal static string Uncounted(FindingCounts counts) => string.Join(", ", new[]
    {
        counts.Pass > 0 ? $"{Rule.Number(counts.Pass, "check")} passed" : "",
        counts.NotApplicable > 0
            ? $"{counts.NotApplicable.ToString("N0", CultureInfo.InvariantCulture)} {(counts.NotApplicable == 1 ? "does" : "do")} not apply"
            : "",
    }.Where(part => part.Length > 0));
}

/// <summary>The source that would answer what is unknown.</summary>
internal enum MissingSource
{
    /// <summary>No directory was queried.</summary>
    Directory,

    /// <summary>The input does not hold the facts, and nothing tried to read them.</summary>
    Collection,

    /// <summary>The reason says it.</summary>
    Other,
}

/// <summary>Findings that are Unknown for one reason.</summary>
/// <param name="Reason">The reason, as a clause; empty when the finding gives it in its evidence only.</param>
/// <param name="Findings">The findings, at least one.</param>
internal sealed record UnknownGroup(string Reason, IReadOnlyList<Finding> Findings)
{
    /// <summary>The source that would answer all of them.</summary>
    internal MissingSource Need => NeedOf(Reason);

    internal static MissingSource NeedOf(string reason) => reason switch
    {
        DirectoryIndex.NotAsked => MissingSource.Directory,
        Fact.NotCollected => MissingSource.Collection,
        _ => MissingSource.Other,
    };

    /// <summary>The group as one line.</summary>
    /// <param name="askDirectory">How to query a directory, as a clause such as <c>add -Directory</c>; empty to leave it out.</param>
    /// <param name="collect">How to collect facts, as a clause; empty to leave it out.</param>
    internal string Line(string askDirectory = "", string collect = "")
    {
        bool isOneRule = Findings.All(finding => finding.RuleId == Findings[0].RuleId);
        return Need switch
        {
            MissingSource.Directory => $"{Rules} {(isOneRule ? "needs" : "need")} a directory{After(askDirectory)}.",
            MissingSource.Collection => $"{Rules} {(isOneRule ? "needs" : "need")} facts that were not collected{After(collect)}.",
            _ when Findings.Count == 1 => $"{Rules} {Findings[0].Subject}: {Findings[0].Evidence}",
            _ => $"{Rules} {(isOneRule ? "is" : "are")} unknown: {(Reason.Length > 0 ? $"{Reason}." : Findings[0].Evidence)}",
        };
    }

    /// <summary>The rules of the group; three and more in a row are one range, such as <c>KRB-01 to KRB-04</c>.</summary>
    internal string Rules
    {
        get
        {
            var ranges = new List<string>();
            foreach (var family in Findings.Select(finding => finding.RuleId)
                .Distinct(StringComparer.Ordinal).GroupBy(id => id.Split('-')[0]))
            {
                List<string> ids = [.. family.OrderBy(id => id, StringComparer.Ordinal)];
                for (int first = 0; first < ids.Count;)
                {
                    int last = first;
                    while (last + 1 < ids.Count && Number(ids[last + 1]) == Number(ids[last]) + 1)
                    {
                        last++;
                    }

                    if (last - first < 2)
                    {
                        ranges.Add(ids[first++]);
                    }
                    else
                    {
                        ranges.Add($"{ids[first]} to {ids[last]}");
                        first = last + 1;
                    }
                }
            }

            return ranges.Count < 2
                ? string.Concat(ranges)
                : $"{string.Join(", ", ranges.Take(ranges.Count - 1))} and {ranges[ranges.Count - 1]}";
        }
    }

    private static string After(string advice) => advice.Length > 0 ? $": {advice}" : "";

    private static int Number(string id) =>
        int.TryParse(id.Substring(id.IndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -9;
}
