using System.Diagnostics;
using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis;

namespace EntSso.Benchmarks.Diagnosis;

/// <summary>
/// How long all rules take over a large deployment and how much they allocate, at three sizes. What counts is that cost grows with
/// size: the time of each size by its mappings, as ratios measured in turns in one process.
/// </summary>
internal static class DiagnosisBenchmark
{
    private const int Servers = 50;
    private const int Applications = 500;
    private const int Rounds = 5;
    private const double LargestGrowth = 1.5;
    private const double MostSeconds = 3;
    private const double MostMegabytes = 500;

    private static readonly int[] _sizes = [25_000, 50_000, 100_000];

    /// <summary>Measures and prints.</summary>
    /// <param name="args">None are known.</param>
    /// <returns>0 when the targets are met, else 1.</returns>
    public static int Run(string[] args)
    {
        if (args.Length > 0)
        {
            Console.Error.WriteLine($"The benchmark takes no argument, but was given {args[0]}.");
            return 2;
        }

        var deployments = _sizes.Select(size => SyntheticDeployment.Of(Servers, Applications, size)).ToArray();
        var first = Measure(deployments[^1]);
        Say($"first pass over {_sizes[^1]:N0} mappings, with compilation: {first.Seconds * 1000:0} ms, {first.Findings} findings, {first.Failures} of them failures");

        var seconds = _sizes.Select(_ => new List<double>()).ToArray();
        var megabytes = new double[_sizes.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < _sizes.Length; i++)
            {
                var run = Measure(deployments[i]);
                seconds[i].Add(run.Seconds);
                megabytes[i] = run.Megabytes;
            }
        }

        var medians = seconds.Select(Median).ToArray();
        for (var i = 0; i < _sizes.Length; i++)
        {
            Say($"{_sizes[i],7:N0} mappings: {medians[i] * 1000:0} ms (fastest {seconds[i].Min() * 1000:0} ms), {megabytes[i]:0} MB allocated");
        }

        // Linear means that time and memory by mapping do not grow from one size to the next.
        var timeGrowth = Growth(medians);
        var memoryGrowth = Growth(megabytes);
        Say($"growth by mapping from the smallest to the largest: time {timeGrowth:0.00}, memory {memoryGrowth:0.00} (1 is linear, less is better)");
        var isMet = timeGrowth <= LargestGrowth && memoryGrowth <= LargestGrowth
            && Math.Max(medians[^1], first.Seconds) < MostSeconds && megabytes[^1] < MostMegabytes;
        Say(isMet
            ? $"met: below {LargestGrowth} times linear, {MostSeconds} s and {MostMegabytes} MB"
            : $"MISSED: growth up to {LargestGrowth} times linear, {MostSeconds} s and {MostMegabytes} MB");
        return isMet ? 0 : 1;
    }

    private static (double Seconds, double Megabytes, int Findings, int Failures) Measure(SyncDeployment deployment)
    {
        // Facts as they come from a file have no index yet.
        var fresh = deployment with { Directory = deployment.Directory with { } };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var diagnosis = PasswordSyncDiagnosis.Run(fresh);
        watch.Stop();
        return (watch.Elapsed.TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6, diagnosis.Counts.Total, diagnosis.Counts.Fail);
    }

    private static double Growth(double[] values) => values[^1] / _sizes[^1] / (values[0] / _sizes[0]);

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);
}
