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
        if (IsClosed())
        {
            throw new IOException($"standard input is closed: expected {expected}.");
        }

        Task<T> reading = Task.Run(read, CancellationToken.None);
        return Task.WaitAny([reading], (int)_patience.TotalMilliseconds, cancellationToken) == 0
            ? reading.GetAwaiter().GetResult()
            : throw new IOException($"standard input: no input within {_patience.TotalSeconds:0} seconds; expected {expected}.");
    }

    /// <summary>
    /// Whether the process was started without standard input. The runtime then has opened something of its own under that number, on
    /// which a read would wait without end.
    /// </summary>
    private static bool IsClosed()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        const string Folder = "/proc/self/fd";
        try
        {
            string? target = new FileInfo($"{Folder}/0").LinkTarget;
            return target is null
                || target.StartsWith("anon_inode:", StringComparison.Ordinal)
                || target.EndsWith(".dll", StringComparison.Ordinal)
                || (target.StartsWith("pipe:", StringComparison.Ordinal)
                    && Directory.EnumerateFileSystemEntries(Folder).Any(entry => new FileInfo(entry).LinkTarget == target && IsWritten(Path.GetFileName(entry))));
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether this process holds the writing end of a pipe, which so is its own. The line "flags:" has open(2)'s flags in octal digits; the
    /// last two bits are 0 for reading.
    /// </summary>
    private static bool IsWritten(string descriptor) => File.ReadLines($"/proc/self/fdinfo/{descriptor}")
        .Any(line => line.StartsWith("flags:", StringComparison.Ordinal) && (line[^1] & 3) != 0);
}
