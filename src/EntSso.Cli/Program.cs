using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using EntSso.Cli;
using EntSso.Cli.Commands;
using EntSso.Events.Reading;

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
    SpnCommand.Create(interruption.Token),
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
catch (IOException) when (Console.IsOutputRedirected)
{
    // The reader of our output has gone (entsso-sync … | head): there is nobody left to tell.
    return ExitCode.Fine;
}
