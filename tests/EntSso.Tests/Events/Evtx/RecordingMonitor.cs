using EntSso.Events.Reading;

namespace EntSso.Tests.Events.Evtx;

/// <summary>Keeps what a reader tells.</summary>
internal sealed class RecordingMonitor : IReadMonitor
{
    public List<ReadProblem> Problems { get; } = [];

    public List<(long Done, long Total)> Steps { get; } = [];

    public void Report(ReadProblem problem) => Problems.Add(problem);

    public void Progress(string source, long done, long total) => Steps.Add((done, total));
}
