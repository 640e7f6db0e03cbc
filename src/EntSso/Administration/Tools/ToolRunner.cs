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

    /// <summary>Creates the runner.</summary>
    /// <param name="patience">How long to wait for streams to close when the processes have been ended; 5 seconds when left out.</param>
    public ToolRunner(TimeSpan? patience = null) => _patience = patience ?? _usualPatience;

    /// <inheritdoc/>
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
            ? new ToolResult { Call = call, ExitCode = process.ExitCode, Output = output.Read(), Error = error.Read() }
            : throw new ToolException(
                ToolFailure.TimeLimit,
                $"{call} did not end within {call.TimeLimit.TotalSeconds:0.###} s and was ended. What it was to change may be changed or not: "
                    + $"look before you try again{output.Read().Quote("output")}{error.Read().Quote("error output")}");
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
                ToolFailure.NotStarted, $"{call.File} could not be started: {exception.Message} (error {exception.NativeErrorCode})", exception);
        }
    }
}
