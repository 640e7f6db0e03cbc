using EntSso.Cli.Output;

namespace EntSso.Cli;

/// <summary>Reads standard input where it may never end: Ctrl+C stops the waiting, and so does a time limit.</summary>
internal static class StandardInput
{
    /// <summary>Long enough for every program that pipes something in, short enough for a pipe that was left open by mistake.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs work that reads standard input. The thread that waits in a read ends with the process.</summary>
    /// <param name="read">The work.</param>
    /// <param name="expected">What should come, for the error.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="IOException">It is closed, or nothing came in time.</exception>
    /// <exception cref="OperationCanceledException">Stopped while waiting for input.</exception>
    public static T Read<T>(Func<T> read, string expected, CancellationToken cancellationToken)
    {
        if (StandardStreams.IsClosed(0))
        {
            throw new IOException($"standard input is closed: expected {expected}.");
        }

        Task<T> reading = Task.Run(read, CancellationToken.None);
        return Task.WaitAny([reading], (int)_patience.TotalMilliseconds, cancellationToken) == 0
            ? reading.GetAwaiter().GetResult()
            : throw new IOException($"standard input: no input within {_patience.TotalSeconds:0} seconds; expected {expected}.");
    }
}
