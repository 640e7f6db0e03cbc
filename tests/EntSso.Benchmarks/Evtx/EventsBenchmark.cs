using System.Diagnostics;
using System.Globalization;
using EntSso.Cli.Output;
using EntSso.Events;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Evtx;

namespace EntSso.Benchmarks.Evtx;

internal static class EventsBenchmark
{
    public static int Run(string[] args)
    {
        var path = args[0];
        for (var round = 0; round < 5; round++)
        {
            Time("decode", () => new EvtxFileReader(path).Read(EventQuery.Everything, Silent.Instance, CancellationToken.None).Count());
            Time("interpret", () => new EvtxFileReader(path).Read(EventQuery.Everything, Silent.Instance, CancellationToken.None).Select(SyncEventInterpreter.Interpret).Count());
            Time("json1", () => (int)ResultStream.Write(Stream.Null, OutputFormat.Jsonl, EntSso.Cli.Commands.EventsCommand.Form, new EvtxFileReader(path).Read(EventQuery.Everything, Silent.Instance, CancellationToken.None).Select(SyncEventInterpreter.Interpret)));
            Time("json parts", () => (int)ResultStream.WriteParts<SyncEvent>(Stream.Null, OutputFormat.Jsonl, EntSso.Cli.Commands.EventsCommand.Form, part => new EvtxFileReader(path).ReadParts(EventQuery.Everything, Silent.Instance, r => part(r.Select(SyncEventInterpreter.Interpret)), CancellationToken.None)));
        }

        return 0;
    }

    private static void Time(string what, Func<int> act)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var gcs = GC.CollectionCount(0);
        var pause = GC.GetTotalPauseDuration();
        var watch = Stopwatch.StartNew();
        var count = act();
        var time = watch.Elapsed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {time.TotalMilliseconds:0} ms, cpu {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds:0}, {count}, {(GC.GetTotalAllocatedBytes() - allocated) / count} B each, {GC.CollectionCount(0) - gcs} GCs {(GC.GetTotalPauseDuration() - pause).TotalMilliseconds:0} ms"));
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
