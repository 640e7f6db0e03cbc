using System.CommandLine;
using System.Globalization;
using EntSso.Cli.Output;
using EntSso.Collection;
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using Spectre.Console;

namespace EntSso.Cli.Commands;

/// <summary><c>entsso-sync changes</c>: password changes followed through logs and rows of the sync engine.</summary>
internal static class ChangesCommand
{
    public static readonly ResultForm<PasswordChange> Form = new(
        ChangeJson.Write,
        [
            "started", "ended", "kind", "trackingId", "pcnsTrackingId", "windowsAccount", "clientUser", "domainController", "computer",
            "count", "outcome",
            "lastStep", "link", "targets", "event", "cause", "remedy",
        ],
        c =>
        [
            c.Started is { } started ? IsoTime.Format(started) : "", c.Ended is { } ended ? IsoTime.Format(ended) : "",
            EnumText.Kebab(c.Kind),
            c.TrackingId?.ToString() ?? "", c.PcnsTrackingId?.ToString() ?? "", c.WindowsAccount, c.ClientUser, c.DomainController,
            c.Computer,
            c.Count.ToString(CultureInfo.InvariantCulture), EnumText.Kebab(c.Outcome), EnumText.Kebab(c.LastStep), EnumText.Kebab(c.Link),
            string.Join("; ", c.Deliveries), c.DecidedBy?.Id.ToString(CultureInfo.InvariantCulture) ?? "", c.Cause, c.Remedy,
        ]);

    public static Command Create(CancellationToken cancellationToken)
    {
        var input = new LogInput();
        Option<PasswordChangeOutcome[]> outcome = WordsOption.Create<PasswordChangeOutcome>(
            "--outcome",
            "Only changes that ended so, separated by commas: delivered, skipped, pending, unexplained, notcaptured, notsent, "
                + "notreceived, notstaged, notcalled, failed.",
            "OUTCOME[,OUTCOME]");
        var detail = new Option<bool>("--detail") { Description = "In the table: every change with all its stages and its remedy." };
        var command = new Command(
            "changes",
            "Follows each password change from the domain controller to the external system and shows where it ended, the cause and "
            + "the remedy. "
            + "Files with rows of the sync engine in the same folder are also read.");
        input.AddTo(command);
        command.Options.Add(outcome);
        command.Options.Add(detail);
        command.SetAction(arguments =>
        {
            EventQuery query = EventQuery.Chain with { After = arguments.GetValue(input.After), Before = arguments.GetValue(input.Before) };
            var monitor = new ConsoleReadMonitor(Console.Error, !Console.IsErrorRedirected);
            PasswordChangeTracker tracker = Read(arguments.GetValue(input.Paths) ?? [], query, monitor, cancellationToken);
            monitor.Complete();
            string account = arguments.GetValue(input.Account) ?? "";
            PasswordChangeOutcome[] wanted = arguments.GetValue(outcome) ?? [];
            IReadOnlyList<PasswordChange> changes = tracker.Complete()
                .Where(c => account.Length == 0 || c.Concerns(account))
                .Where(c => wanted.Length == 0 || c.EndedWith(wanted))
                .ToList();
            OutputFormat format = arguments.GetValue(input.Format);
            if (format == OutputFormat.Table)
            {
                WriteTable(changes, wanted, arguments.GetValue(detail), cancellationToken);
            }
            else
            {
                using var output = StandardStreams.OpenData();
                ResultStream.Write(output, format, Form, changes);
            }

            return monitor.HasSkipped ? ExitCode.Unusable : ExitCode.Fine;
        });
        return command;
    }

    private static PasswordChangeTracker Read(
        string[] paths, EventQuery query, ConsoleReadMonitor monitor, CancellationToken cancellationToken)
    {
        var tracker = new PasswordChangeTracker();
        ChainInput chain = ChainInput.Find(paths, monitor, cancellationToken);
        foreach (SourceProblem problem in chain.Problems)
        {
            monitor.Report(
                new ReadProblem(
                    problem.File,
                    problem.Line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"line {problem.Line}"),
                    problem.Message,
                    1));
        }

        tracker.Add(chain.Facts);
        if (chain.Logs.Count > 0)
        {
            foreach (EventRecord record in new MergedEventReader(chain.Logs.Select(log => new EventFileReader(log)))
                .Read(query, monitor, cancellationToken))
            {
                tracker.Add(record);
            }
        }

        return tracker;
    }

    private static void WriteTable(
        IReadOnlyList<PasswordChange> changes, PasswordChangeOutcome[] wanted, bool isDetailed, CancellationToken cancellationToken)
    {
        IAnsiConsole console = Terminal.Create();
        if (changes.Count == 0)
        {
            console.WriteLine("No password changes.");
            console.Profile.Out.Writer.Flush();
            return;
        }

        var table = new ChangeTable(console);
        if (!isDetailed)
        {
            table.WriteHeader();
        }

        foreach (PasswordChange change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isDetailed)
            {
                table.WriteCard(change);
            }
            else
            {
                table.WriteLine(change, wanted);
            }
        }

        if (!isDetailed)
        {
            table.WriteCauses(changes, cancellationToken);
        }

        console.Profile.Out.Writer.WriteLine();
        console.WriteLine(ChangeTable.Summary(changes));
        console.Profile.Out.Writer.Flush();
    }
}
