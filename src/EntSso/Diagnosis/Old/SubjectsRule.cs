using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>
/// A rule over subjects of which there may be very many: 50 servers, 500 applications, 100,000 mappings. Each trouble is a finding of
/// its own up to a limit; many passes are one.
/// </summary>
internal abstract class SubjectsRule : Rule
{
    /// <summary>How many findings of one status are shown before the rest is only counted.</summary>
    internal new const int MostShown = 100;

    /// <summary>How many passes are shown one by one; more than that are one finding.</summary>
    internal new const int MostPassesShown = 20;

    /// <summary>What is judged, for a number in front: <c>application</c>.</summary>
    protected abstract string One { get; }

    /// <summary>The same in the plural: <c>applications</c>.</summary>
    protected virtual string Many => One + "s";

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var passes = new List<Finding>();
        var passed = 0;
        var found = new Dictionary<FindingStatus, int>();
        foreach (var finding in JudgeAll(deployment))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (finding is null or { Status: FindingStatus.Pass })
            {
                passed++;
                if (finding is not null && passes.Count < MostPassesShown)
                {
                    passes.Add(finding);
                }

                continue;
            }

            found.TryGetValue(finding.Status, out var number);
            found[finding.Status] = ++number;
            if (number <= MostShown)
            {
                yield return finding;
            }
        }

        foreach (var pair in found)
        {
            var hidden = pair.Value - MostShown;
            if (hidden > 0)
            {
                yield return Find(
                    pair.Key,
                    $"{hidden.ToString("N0", CultureInfo.InvariantCulture)} more {(hidden == 1 ? One : Many)}",
                    $"The first {MostShown} of {Number(pair.Value)} are shown; the others have the same answer.",
                    pair.Key is FindingStatus.Unknown or FindingStatus.NotApplicable ? "" : "Mend those that are shown and judge again.");
            }
        }

        if (passes.Count == passed)
        {
            foreach (var pass in passes)
            {
                yield return pass;
            }
        }
        else
        {
            yield return Find(FindingStatus.Pass, Number(passed), $"So it is with {(found.Count == 0 ? "all " : "")}{Number(passed)}: {Title}");
        }
    }

    /// <summary>Judges every subject, passes and troubles in any order; null stands for a pass that needs no words.</summary>
    protected abstract IEnumerable<Finding?> JudgeAll(SyncDeployment deployment);

    /// <summary>A number of subjects in words: <c>1 application</c>, <c>99,998 mappings</c>.</summary>
    protected string Number(int count) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? One : Many)}";
}
