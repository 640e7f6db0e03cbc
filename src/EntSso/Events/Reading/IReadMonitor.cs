namespace EntSso.Events.Reading;

/// <summary>Is told what happens while logs are read. Called from the reading thread.</summary>
public interface IReadMonitor
{
    /// <summary>A part of a source could not be read and was skipped.</summary>
    /// <param name="problem">What was skipped, where and why.</param>
    void Report(ReadProblem problem);

    /// <summary>How far the reading of a source is.</summary>
    /// <param name="source">The file or log.</param>
    /// <param name="done">Bytes (files) or records (live logs) read so far.</param>
    /// <param name="total">The size of the source in the same unit, or -1 when it is not known.</param>
    void Progress(string source, long done, long total);
}
