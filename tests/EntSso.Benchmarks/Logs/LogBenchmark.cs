using System.Diagnostics;
using System.Globalization;
using System.Xml;
using EntSso.Cli.Commands;
using EntSso.Cli.Output;
using EntSso.Collection.Events;
using EntSso.Events;
using EntSso.Events.Reading;
using EntSso.Testing.Evtx;

namespace EntSso.Benchmarks.Logs;

/// <summary>
/// How long the work over large logs takes, compared with only reading the file or, for event XML, with a pass of the framework's XmlReader. What
/// counts is the ratio of the two, measured in turns in one process; a benchmark framework would measure them apart from each other, in different
/// states of the machine. The commands' own code is called, without the start of a process.
/// </summary>
/// <remarks>
/// <c>--keep</c> leaves the logs where they are, for timing whole processes over them; <c>--quick</c> takes small logs and few rounds, for a first
/// impression.
/// </remarks>
internal static class LogBenchmark
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>The Application log of a busy server.</summary>
    public static int Run(string[] args)
    {
        using var log = TestLog.Create("entsso-benchmark.evtx", args, 256 * Mebibyte, SyntheticLog.Write);
        var read = new Pass("read only", () => ReadOnly(log.Path));
        Pass[] passes =
        [
            new("find and decode the ENTSSO events", () => Count(log.Path, EventQuery.EntSso), log.Wanted, LeastGigabytes: 4),
            new("decode every event", () => Count(log.Path, EventQuery.Everything), MostRatio: 60),
            new("every event as JSON lines", () => WriteJson(log.Path, EventQuery.Everything), MostRatio: 120),
            new("evidence for a diagnosis", () => Evidence(log.Path), MostRatio: 40),
        ];
        return Compare(log, read, passes);
    }

    /// <summary>Password changes and resets in the security log of a domain controller.</summary>
    public static int RunSecurity(string[] args)
    {
        var chain = 0;
        using var log = TestLog.Create("entsso-benchmark-security.evtx", args, 1024 * Mebibyte, (path, size) =>
        {
            var counts = DomainControllerLog.Write(path, size);
            chain = counts[4723] + counts[4724] + counts[4738];
            return counts[4723] + counts[4724];
        });
        var read = new Pass("read only", () => ReadOnly(log.Path));
        Pass[] passes =
        [
            new(
                "find and decode 4723 and 4724", () => Count(log.Path, EventQuery.Of(DomainControllerLog.Provider, 4723, 4724)), log.Wanted,
                LeastGigabytes: 1.5),
            new("find and decode all events of the chain", () => Count(log.Path, EventQuery.Chain), chain),
        ];
        return Compare(log, read, passes);
    }

    /// <summary>An Application log as event XML.</summary>
    public static int RunXml(string[] args)
    {
        using var log = TestLog.Create("entsso-benchmark.xml", args, 200 * Mebibyte, SyntheticLog.WriteXml);
        var read = new Pass("XmlReader, without interpretation", () => ReadXml(log.Path));
        Pass[] passes =
        [
            new("find and decode the events of the chain", () => Count(log.Path, EventQuery.Chain), log.Wanted, MostRatio: 1.5),
            new("decode every event", () => Count(log.Path, EventQuery.Everything), MostRatio: 2.5),
        ];
        return Compare(log, read, passes);
    }

    private static int Compare(TestLog log, Pass basis, Pass[] passes)
    {
        Say($"log: {log.Size / (double)Mebibyte:0} MiB, {log.Wanted} wanted events, written to {log.Path}; {Environment.ProcessorCount} processors");
        foreach (var pass in passes.Prepend(basis))
        {
            Say($"first pass, with compilation: {pass.Name}: {pass.Measure() * 1000:0} ms");
        }

        var live = GC.GetTotalMemory(forceFullCollection: true);
        var seconds = passes.Select(_ => new List<double>()).ToArray();
        var ratios = passes.Select(_ => new List<double>()).ToArray();
        var basics = new List<double>();
        for (var round = 0; round < log.Rounds; round++)
        {
            for (var i = 0; i < passes.Length; i++)
            {
                basics.Add(basis.Measure());
                seconds[i].Add(passes[i].Measure());
                ratios[i].Add(seconds[i][^1] / basics[^1]);
            }
        }

        var kept = GC.GetTotalMemory(forceFullCollection: true) - live;
        Say($"{basis.Name}: {Median(basics) * 1000:0.0} ms, {log.Size / Median(basics) / 1e9:0.0} GB/s");
        var isGood = true;
        for (var i = 0; i < passes.Length; i++)
        {
            var ratio = Median(ratios[i]);
            var gigabytes = log.Size / Median(seconds[i]) / 1e9;
            var isMet = ratio <= passes[i].MostRatio && gigabytes >= passes[i].LeastGigabytes;
            isGood &= isMet;
            Say($"{passes[i].Name}: {Median(seconds[i]) * 1000:0.0} ms, {gigabytes:0.00} GB/s, {ratio:0.00} times {basis.Name}{(isMet ? "" : $" (target missed: {passes[i].Target})")}");
        }

        Say($"memory: {kept / 1024.0:0} KiB kept after all rounds, {Process.GetCurrentProcess().PeakWorkingSet64 / (double)Mebibyte:0} MiB largest working set");
        return isGood ? 0 : 1;
    }

    private static int ReadOnly(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        var buffer = new byte[256 * 1024];
        while (stream.Read(buffer, 0, buffer.Length) > 0)
        {
        }

        return 0;
    }

    private static int ReadXml(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { CheckCharacters = false });
        var events = 0;
        while (reader.Read())
        {
            events += reader is { NodeType: XmlNodeType.Element, LocalName: "Event" } ? 1 : 0;
        }

        return events;
    }

    private static int Count(string path, EventQuery query) =>
        new EventFileReader(path).ReadParts(query, Silent.Instance, records => records.Count(), CancellationToken.None).Sum();

    private static int WriteJson(string path, EventQuery query) =>
        (int)ResultStream.WriteParts(
            Stream.Null, OutputFormat.Jsonl, EventsCommand.Form,
            part => new EventFileReader(path).ReadParts(
                query, Silent.Instance, records => part(records.Select(SyncEventInterpreter.Interpret)), CancellationToken.None));

    private static int Evidence(string path)
    {
        var collector = new EventEvidenceCollector(DateTime.UnixEpoch);
        collector.Read(new EventFileReader(path), Silent.Instance, CancellationToken.None);
        return collector.Coverage.Count;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>One way over the log, and what it must reach; a count of 0 is not checked.</summary>
    private sealed record Pass(
        string Name, Func<int> Act, int Count = 0, double MostRatio = double.PositiveInfinity, double LeastGigabytes = 0)
    {
        public string Target => string.Create(
            CultureInfo.InvariantCulture, $"at most {MostRatio} times, at least {LeastGigabytes} GB/s");

        public double Measure()
        {
            var watch = Stopwatch.StartNew();
            var count = Act();
            var seconds = watch.Elapsed.TotalSeconds;
            return Count == 0 || count == Count ? seconds : throw new InvalidOperationException($"{Name}: {count} events found instead of {Count}.");
        }
    }

    private sealed record TestLog(string Path, long Size, int Wanted, int Rounds, bool IsKept) : IDisposable
    {
        public static TestLog Create(string name, string[] args, long size, Func<string, long, int> write)
        {
            var isQuick = args.Contains("--quick");
            var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), name);
            var wanted = write(path, isQuick ? size / 8 : size);
            return new TestLog(path, new FileInfo(path).Length, wanted, isQuick ? 5 : 11, args.Contains("--keep"));
        }

        public void Dispose()
        {
            if (!IsKept)
            {
                File.Delete(Path);
            }
        }
    }

    private sealed class Silent : IReadMonitor
    {
        public static Silent Instance { get; } = new();

        public void Report(ReadProblem problem) => throw new InvalidOperationException(problem.ToString());

        public void Progress(string source, long done, long total)
        {
        }
    }
}
