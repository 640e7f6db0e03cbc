using System.ComponentModel;
using System.Diagnostics;

namespace EntSso.Administration.Tools;

/// <summary>
/// Runs a program without a shell and without a window, with its input closed, so that one that asks a question ends instead of waiting.
/// Nothing outlives a run: processes that the program has started end with it.
/// </summary>
internal sealed class ToolRunner : IToolRunner
{
    // All that holds the streams has been ended; only on other systems than Windows may something have slipped away and hold them still.
    // What the system does not end in this time, a driver holds.
    private static readonly TimeSpan _usualPatience = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _patience;

    public ToolRunner(TimeSpan? patience = null) => _patience = patience ?? _usualPatience;

    public ToolResult Run(ToolCall call, CancellationToken cancellationToken)
    {
        Check(call);
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartOf(call), EnableRaisingEvents = true };
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult(true);
        Start(process, call);
        using ProcessTree tree = ProcessTree.Of(process);
        process.StandardInput.Close();
        var output = new OutputTail(process.StandardOutput.BaseStream);
        var error = new OutputTail(process.StandardError.BaseStream);

        int limit = (int)Math.Min(int.MaxValue, Math.Ceiling(call.TimeLimit.TotalMilliseconds));
        bool isInTime = false;
        try
        {
            isInTime = Task.WaitAny([ended.Task], limit, cancellationToken) == 0;
        }
        finally
        {
            // Also what the program left running when it ended by itself: it would hold the streams open.
            tree.End();
            _ = Task.WaitAll([ended.Task, output.Completion, error.Completion], _patience);
        }

        return isInTime
            ? new ToolResult(call, process.ExitCode, output.Read(), error.Read())
            : throw new ToolException(
                ToolFailure.TimeLimit,
                $"{call} did not end within {call.TimeLimit.TotalSeconds:0.###} s and was ended. It may or may not have made its change: "
                    + $"check the result before you try again{output.Read().Quote("output")}{error.Read().Quote("error output")}");
    }

    private static void Check(ToolCall call)
    {
        if (!Path.IsPathRooted(call.File))
        {
            throw new ArgumentException($"\"{call.File}\" is not the full path of a program.", nameof(call));
        }

        // The system would hand a script to the shell, where the arguments mean something else.
        if (Path.GetExtension(call.File).ToUpperInvariant() is ".BAT" or ".CMD")
        {
            throw new ArgumentException($"\"{call.File}\" is a script, not a program.", nameof(call));
        }

        if (call.TimeLimit <= TimeSpan.Zero)
        {
            throw new ArgumentException("The time limit must be more than zero.", nameof(call));
        }
    }

    private static ProcessStartInfo StartOf(ToolCall call) => new()
    {
        FileName = call.File,
        Arguments = CommandLineArguments.Join(call.Arguments),
        UseShellExecute = false,
        CreateNoWindow = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Path.GetDirectoryName(call.File) ?? "",
    };

    private static void Start(Process process, ToolCall call)
    {
        if (!File.Exists(call.File))
        {
            throw new ToolException(ToolFailure.NotFound, $"There is no program {call.File}.");
        }

        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new ToolException(
                ToolFailure.NotStarted, $"{call.File} could not be started: {exception.Message} (error {exception.NativeErrorCode})",
                exception);
        }
    }
}

/// <summary>Runs programs. Drivers ask through this, so that a recording fake can take its place.</summary>
internal interface IToolRunner
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="ToolException">It could not be started, or took too long and was ended.</exception>
    /// <exception cref="ArgumentException">A script, an argument with NUL, or a time limit that is not more than zero.</exception>
    /// <exception cref="OperationCanceledException">The caller has cancelled; the program was ended.</exception>
    ToolResult Run(ToolCall call, CancellationToken cancellationToken);
}

/// <summary>One run of a program that is requested. Immutable.</summary>
internal sealed record ToolCall
{
    /// <summary>The program's full path.</summary>
    public required string File { get; init; }

    /// <summary>The arguments as the program is to see them. They are shown in messages: no secret may be among them.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>How long the program may take; more than zero. Default: two minutes, because ssoconfig may wait for its database.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The program's name and its arguments as they would be typed, for messages.</summary>
    public override string ToString() => $"{Path.GetFileName(File)} {CommandLineArguments.Join(Arguments)}".TrimEnd();
}

/// <summary>How a program ended. Immutable. Whether that is a success shows only what it was to change.</summary>
/// <remarks>Output and Error are the ends of what the program wrote to its two streams, in its own language.</remarks>
internal sealed record ToolResult(ToolCall Call, int ExitCode, ToolOutput Output, ToolOutput Error)
{
    /// <summary>The call, its exit code and what it wrote, for messages.</summary>
    public override string ToString() => $"{Call} ended with exit code {ExitCode}{Output.Quote("output")}{Error.Quote("error output")}";
}

/// <summary>What a program wrote to one of its streams. Immutable.</summary>
/// <param name="Text">The last 64 KiB at most, decoded; line ends as the program wrote them.</param>
/// <param name="IsCut">Whether the program wrote more, before <paramref name="Text"/>.</param>
internal sealed record ToolOutput(string Text, bool IsCut)
{
    internal string Quote(string title) => Text.Trim() is { Length: > 0 } text ? $"; {title}: {(IsCut ? "..." : "")}{text}" : "";
}

/// <summary>A program did not run to its end. The message says which, why, what it had written, and what to do.</summary>
internal sealed class ToolException(ToolFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public ToolFailure Failure => failure;
}

/// <summary>Why a program did not run to its end.</summary>
internal enum ToolFailure
{
    /// <summary>There is no such program at any of the places that were checked.</summary>
    NotFound,

    /// <summary>It could not be started: no right, or no program for this system.</summary>
    NotStarted,

    /// <summary>It took longer than the time limit and was ended, with the processes it had started.</summary>
    TimeLimit,
}
