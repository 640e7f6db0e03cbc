using System.Diagnostics;
using System.Globalization;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Evtx;
using EntSso.Testing.Evtx;

namespace EntSso.Benchmarks.Evtx;

/// <summary>
/// How long it takes to find and decode the ENTSSO events of a large log, compared with only reading the file. What counts is the ratio
/// of the two, measured in turns in one process on one thread; a benchmark framework would measure them apart from each other, in
/// different states of the machine.
/// </summary>
/// <remarks><c>--keep</c> leaves the log where it is, for timing whole processes over it.</remarks>
internal static class EvtxBenchmark
{
    private const long LogSize = 256L * 1024 * 1024;
    private const int Rounds = 21;
    private const double LargestRatio = 2.5;
    private const double SmallestThroughput = 4;

    public static int Run(string[] args)
    {
        var path = Path.Combine(Path.GetTempPath(), "entsso-benchmark.evtx");
        try
        {
            var generating = Stopwatch.StartNew();
            var wanted = SyntheticLog.Write(path, LogSize);
            var size = new FileInfo(path).Length;
            Say($"log: {size / 1048576.0:0} MiB, {wanted} ENTSSO events, written in {generating.Elapsed.TotalSeconds:0.0} s to {path}");

            var cold = Find(path, wanted);
            Say($"first pass, with compilation: {cold.TotalMilliseconds:0} ms");
            ReadOnly(path);

            var reading = new List<double>();
            var finding = new List<double>();
            var liveBefore = GC.GetTotalMemory(forceFullCollection: true);
            var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
            for (var round = 0; round < Rounds; round++)
            {
                reading.Add(ReadOnly(path).TotalSeconds);
                finding.Add(Find(path, wanted).TotalSeconds);
            }

            var allocated = (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore) / Rounds;
            var live = GC.GetTotalMemory(forceFullCollection: true) - liveBefore;
            var read = Median(reading);
            var found = Median(finding);
            var ratio = Median(finding.Zip(reading, (one, other) => one / other));
            var throughput = size / found / 1e9;
            Say($"read only: {read * 1000:0.0} ms, {size / read / 1e9:0.0} GB/s (median of {Rounds}, fastest {reading.Min() * 1000:0.0} ms)");
            Say($"find and decode: {found * 1000:0.0} ms, {throughput:0.0} GB/s (fastest {finding.Min() * 1000:0.0} ms)");
            Say($"ratio: {ratio:0.00} (median of the rounds)");
            Say($"memory: {allocated / 1024.0 / wanted:0.00} KiB allocated per event found, {live / 1024.0:0} KiB kept after all rounds");

            var all = ReadEverything(path);
            Say($"for comparison, decoding every event: {all.Seconds * 1000:0} ms, {size / all.Seconds / 1e9:0.00} GB/s, {all.Count} events");

            var isGood = ratio <= LargestRatio && throughput >= SmallestThroughput;
            Say($"target (at most {LargestRatio} times read-only, at least {SmallestThroughput} GB/s): {(isGood ? "met" : "missed")}");
            return isGood ? 0 : 1;
        }
        finally
        {
            if (!args.Contains("--keep"))
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Finds the password changes and resets in the security log of a domain controller; <c>--small</c> takes a log of 256 MiB.</summary>
    public static int RunSecurity(string[] args)
    {
        const double SmallestSecurityThroughput = 1.5;
        var path = Path.Combine(Path.GetTempPath(), "entsso-benchmark-security.evtx");
        try
        {
            var counts = DomainControllerLog.Write(path, args.Contains("--small") ? LogSize : 4 * LogSize);
            var size = new FileInfo(path).Length;
            Say($"security log: {size / 1048576.0:0} MiB, {counts.Values.Sum()} events, {counts[4723]} of 4723 and {counts[4724]} of 4724");
            var query = EventQuery.Of(DomainControllerLog.Provider, 4723, 4724);
            var chain = counts[4723] + counts[4724] + counts[4738];
            Find(path, counts[4723] + counts[4724], query);
            ReadOnly(path);
            var reading = new List<double>();
            var finding = new List<double>();
            var findingChain = new List<double>();
            var liveBefore = GC.GetTotalMemory(forceFullCollection: true);
            for (var round = 0; round < Rounds / 2; round++)
            {
                reading.Add(ReadOnly(path).TotalSeconds);
                finding.Add(Find(path, counts[4723] + counts[4724], query).TotalSeconds);
                findingChain.Add(Find(path, chain, EventQuery.Chain).TotalSeconds);
            }

            var live = GC.GetTotalMemory(forceFullCollection: true) - liveBefore;
            var throughput = size / Median(finding) / 1e9;
            Say($"read only: {Median(reading) * 1000:0.0} ms, {size / Median(reading) / 1e9:0.0} GB/s");
            Say($"find and decode 4723 and 4724: {Median(finding) * 1000:0.0} ms, {throughput:0.0} GB/s, ratio {Median(finding.Zip(reading, (one, other) => one / other)):0.00}");
            Say($"find and decode all events of the chain: {Median(findingChain) * 1000:0.0} ms, {size / Median(findingChain) / 1e9:0.0} GB/s");
            Say($"memory: {live / 1024.0:0} KiB kept after all rounds, {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MiB largest working set");
            Say($"target (at least {SmallestSecurityThroughput} GB/s): {(throughput >= SmallestSecurityThroughput ? "met" : "missed")}");
            return throughput >= SmallestSecurityThroughput ? 0 : 1;
        }
        finally
        {
            if (!args.Contains("--keep"))
            {
                File.Delete(path);
            }
        }
    }

    private static TimeSpan ReadOnly(string path)
    {
        var watch = Stopwatch.StartNew();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        var buffer = new byte[256 * 1024];
        while (stream.Read(buffer, 0, buffer.Length) > 0)
        {
        }

        return watch.Elapsed;
    }

    private static TimeSpan Find(string path, int wanted, EventQuery? query = null)
    {
        var watch = Stopwatch.StartNew();
        var count = new EvtxFileReader(path).Read(query ?? EventQuery.EntSso, Silent.Instance, CancellationToken.None).Count();
        watch.Stop();
        return count == wanted ? watch.Elapsed : throw new InvalidOperationException($"{count} events found instead of {wanted}.");
    }

    private static (double Seconds, int Count) ReadEverything(string path)
    {
        var watch = Stopwatch.StartNew();
        var count = new EvtxFileReader(path).Read(EventQuery.Everything, Silent.Instance, CancellationToken.None).Count();
        return (watch.Elapsed.TotalSeconds, count);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Silent : IReadMonitor
    {
        public static Silent Instance { get; } = new();

        public void Report(ReadProblem problem) => throw new InvalidOperationException(problem.ToString());

        public void Progress(string source, long done, long total)
        {
        }
    }
}
