using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using EntSso.Cli;
using EntSso.Cli.Commands;
using EntSso.Cli.Output;
using EntSso.Events.Reading;

// EPIPE on Linux and macOS; on Windows writing to a closed pipe gives ERROR_NO_DATA.
int brokenPipe = OperatingSystem.IsWindows() ? unchecked((int)0x800700E8) : 32;

// Ctrl+C, and what services and shells send to end a process, stop the work in order. The second one ends the process at once.
var interruption = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

try
{
    Console.SetError(StandardStreams.Error);
    return Run();
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("entsso-sync: stopped.");
    return ExitCode.Interrupted;
}
catch (IOException broken) when (Console.IsOutputRedirected && broken.HResult == brokenPipe)
{
    // The reader of our output has gone (entsso-sync … | head): there is no reader left.
    return ExitCode.Fine;
}
catch (Exception failed) when (failed is EventLogUnreadableException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"entsso-sync: {failed.Message}");
    return ExitCode.Unusable;
}
catch (Exception failed)
{
    // Not foreseen: one line that says so, and the name of the error for a report, instead of a crash.
    Console.Error.WriteLine(
        $"entsso-sync: {failed.Message.ReplaceLineEndings(" ")} This is an error of entsso-sync ({failed.GetType().Name}); please "
            + "report it with the command.");
    return ExitCode.Unusable;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !interruption.IsCancellationRequested;
    interruption.Cancel();
}

int Run()
{
    ParseResult arguments = EntSsoSyncCommand.Create(interruption.Token).Parse(args);
    if (arguments.Errors.Count == 0)
    {
        // Help and version come from the library: through the border as well.
        using var help = new StringWriter();
        int code = arguments.Invoke(
            new InvocationConfiguration { Output = help, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        if (help.ToString() is { Length: > 0 } text)
        {
            using TextWriter output = StandardStreams.OpenText();
            output.Write(text);
        }

        return code;
    }

    foreach (string message in arguments.Errors.Select(error => error.Message).Distinct())
    {
        Console.Error.WriteLine($"entsso-sync: {message}");
    }

    Console.Error.WriteLine($"See: entsso-sync {Words(arguments.CommandResult)}--help");
    return ExitCode.Unusable;
}

string Words(CommandResult command) =>
    command.Command is RootCommand ? "" : $"{(command.Parent is CommandResult outer ? Words(outer) : "")}{command.Command.Name} ";
