using System.CommandLine;
using EntSso.Cli.Output;
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Live;
using Spectre.Console;

namespace EntSso.Cli.Commands;

/// <summary><c>entsso-sync watch</c>: follows logs and shows each password change when it comes to another step.</summary>
internal static class WatchCommand
{
    public static Command Create(CancellationToken cancellationToken) => Create(new SystemPollClock(), cancellationToken);

    internal static Command Create(IPollClock clock, CancellationToken cancellationToken)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Growing event logs: .evtx or event XML files, folders, wildcards.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var computers = new Option<string[]>("--computer")
        {
            Description = "Windows computers whose live logs Application, Security, System and ForwardedEvents are followed (Windows "
                + "only, not yet run there).",
            HelpName = "NAME",
        };
        var account = new Option<string>("--account")
        {
            Description = "Only changes of this Windows or external account: DOMAIN\\user or user, wildcards allowed.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "",
        };
        NameOption.CheckAccounts(account, mayHaveWildcards: true);
        NameOption.CheckComputers(computers);
        Option<OutputFormat> format = OutputFormatOption.Create();
        format.Description = "table or jsonl.";
        var command = new Command(
            "watch", "Follows logs and shows each password change that is made from now on, step by step. Ctrl+C ends it.");
        command.Arguments.Add(paths);
        command.Options.Add(computers);
        command.Options.Add(account);
        command.Options.Add(format);
        command.Validators.Add(result =>
        {
            bool hasPaths = result.GetValue(paths) is { Length: > 0 }, hasComputers = result.GetValue(computers) is { Length: > 0 };
            if (hasPaths == hasComputers)
            {
                result.AddError("Specify either logs, or with --computer the computers whose live logs to follow.");
            }
        });
        format.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.ToLowerInvariant() is "csv" or "json"))
            {
                result.AddError("A watch has no end, so its format is table or jsonl.");
            }
        });
        command.SetAction(arguments =>
        {
            var monitor = new ConsoleReadMonitor(Console.Error, showProgress: false);
            string[] files = arguments.GetValue(paths) ?? [];
            string[] live = arguments.GetValue(computers) ?? [];
            IReadOnlyList<IEventReader> Open() => live.Length > 0
                ? LiveEventLogs.Of(live)
                : [.. EventLogPaths.Find(files, monitor, cancellationToken).Select(file => new EventFileReader(file))];
            _ = Open();
            var watch = new ChangeWatch(new EventLogFollower(Open, EventQuery.Chain), clock, arguments.GetValue(account) ?? "");
            Write(watch, monitor, arguments.GetValue(format), cancellationToken);

            // It ends by the token alone, wherever the token is seen first.
            cancellationToken.ThrowIfCancellationRequested();
            return ExitCode.Interrupted;
        });
        return command;
    }

    private static void Write(ChangeWatch watch, IReadMonitor monitor, OutputFormat format, CancellationToken cancellationToken)
    {
        IAnsiConsole console = Terminal.Create();
        var table = new ChangeTable(console);
        watch.Begin(monitor, cancellationToken);
        Console.Error.WriteLine("entsso-sync: watching. Ctrl+C ends it.");
        using var output = StandardStreams.OpenData();
        foreach (PasswordChange change in watch.Follow(monitor, cancellationToken))
        {
            if (format == OutputFormat.Jsonl)
            {
                ResultStream.Write(output, format, ChangesCommand.Form, [change]);
                output.Flush();
            }
            else
            {
                table.WriteLine(change, []);
                console.Profile.Out.Writer.Flush();
            }
        }
    }
}
