using System.Diagnostics;
using System.Globalization;
using EntSso.Testing.Chain;
using EntSso.Tests.Events.Changes;

namespace EntSso.Benchmarks.Changes;

/// <summary>Follows password changes through a thousand simulated worlds with known truth, and counts what is right.</summary>
/// <remarks><c>--worlds N</c> and <c>--first SEED</c> take others; <c>--misses</c> names every change that was misplaced.</remarks>
internal static class TraceBenchmark
{
    private const int Worlds = 1000;
    private const double LeastRight = 0.95;

    public static int Run(string[] args)
    {
        int Number(string name, int fallback) =>
            Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : fallback;
        int worlds = Number("--worlds", Worlds), first = Number("--first", 1);
        var watch = Stopwatch.StartNew();
        var score = new ChainScore();
        for (int seed = first; seed < first + worlds; seed++)
        {
            score.Add(ChainSimulator.Simulate(seed));
        }

        double right = 1 - ((double)score.Misplaced.Count / score.Sufficient);
        Say($"{worlds} worlds, {score.Changes} changes, {watch.Elapsed.TotalSeconds:0.0} s");
        Say($"wrong exact joins: {score.WrongExactJoins.Count}");
        Say($"likely joins: {score.LikelyJoins}, of which across an ambiguity: {score.CrossedAmbiguities.Count}; with a change that left no evidence: {score.JoinedToAnother - score.CrossedAmbiguities.Count}");
        Say($"evidence suffices: {score.Sufficient}, true last step: {right:0.0%}");
        foreach (string line in args.Contains("--misses") ? score.WrongExactJoins.Concat(score.CrossedAmbiguities).Concat(score.Misplaced) : [])
        {
            Console.WriteLine(line);
        }

        bool isGood = score.WrongExactJoins.Count == 0 && score.CrossedAmbiguities.Count == 0 && right >= LeastRight;
        Say($"target (no wrong exact join, no ambiguity crossed, at least {LeastRight:0%} right): {(isGood ? "met" : "missed")}");
        return isGood ? 0 : 1;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
