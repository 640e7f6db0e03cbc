using System.CommandLine;
using EntSso.Cli;
using EntSso.Cli.Commands;
using EntSso.Events.Reading;

// EPIPE on Linux and macOS; on Windows writing to a closed pipe gives ERROR_NO_DATA.
int brokenPipe = OperatingSystem.IsWindows() ? unchecked((int)0x800700E8) : 32;

using var interruption = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interruption.Cancel();
};

var root = new RootCommand("Reads, explains and follows password synchronisation through Microsoft Enterprise Single Sign-On (ENTSSO).")
{
    EventsCommand.Create(interruption.Token),
    ExplainCommand.Create(),
    ChangesCommand.Create(interruption.Token),
    WatchCommand.Create(interruption.Token),
    SpnCommand.Create(interruption.Token),
    CollectCommand.Create(interruption.Token),
    DiagnoseCommand.Create(interruption.Token),
    ConfigCommand.Create(interruption.Token),
    ResourceCommand.Create(interruption.Token),
};

ParseResult arguments = root.Parse(args);
if (arguments.Errors.Count > 0)
{
    foreach (var error in arguments.Errors)
    {
        Console.Error.WriteLine($"entsso-sync: {error.Message}");
    }

    Console.Error.WriteLine($"See: entsso-sync {(arguments.CommandResult.Command is RootCommand ? "" : arguments.CommandResult.Command.Name + " ")}--help");
    return ExitCode.Unusable;
}

try
{
    return arguments.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (EventLogUnreadableException unreadable)
{
    Console.Error.WriteLine($"entsso-sync: {unreadable.Message}");
    return ExitCode.Unusable;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("entsso-sync: stopped.");
    return ExitCode.Interrupted;
}
catch (IOException broken) when (Console.IsOutputRedirected && broken.HResult == brokenPipe)
{
    // The reader of our output has gone (entsso-sync … | head): there is nobody left to tell.
    return ExitCode.Fine;
}
catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"entsso-sync: {failed.Message}");
    return ExitCode.Unusable;
}
