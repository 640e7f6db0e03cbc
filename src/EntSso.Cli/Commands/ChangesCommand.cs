using System.CommandLine;
using System.Globalization;
using EntSso.Cli.Output;
using EntSso.Events;
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EntSso.Cli.Commands;

/// <summary><c>entsso-sync changes</c>: password changes followed through logs.</summary>
internal static class ChangesCommand
{
    private static readonly ResultForm<PasswordChange> _form = new(
        ChangeJson.Write,
        ["started", "ended", "kind", "trackingId", "windowsAccount", "clientUser", "computer", "count", "outcome", "link", "targets", "event", "cause", "remedy"],
        c =>
        [
            c.Started is { } started ? IsoTime.Format(started) : "", c.Ended is { } ended ? IsoTime.Format(ended) : "", EnumText.Kebab(c.Kind),
            c.TrackingId?.ToString() ?? "", c.WindowsAccount, c.ClientUser, c.Computer, c.Count.ToString(CultureInfo.InvariantCulture),
            EnumText.Kebab(c.Outcome), EnumText.Kebab(c.Link), string.Join("; ", c.Deliveries),
            c.DecidedBy?.Id.ToString(CultureInfo.InvariantCulture) ?? "", c.Cause, c.Remedy,
        ]);

    public static Command Create(CancellationToken cancellationToken)
    {
        var input = new LogInput();
        var outcome = new Option<PasswordChangeOutcome?>("--outcome")
        {
            Description = "Only changes that ended so: delivered, skipped, pending, unexplained or failed.",
            HelpName = "OUTCOME",
        };
        var command = new Command("changes", "Follows each password change through logs and shows where it ended, why, and what to do.");
        input.AddTo(command);
        command.Options.Add(outcome);
        command.SetAction(arguments =>
        {
            var query = EventQuery.Chain with { After = arguments.GetValue(input.After), Before = arguments.GetValue(input.Before) };
            var monitor = new ConsoleReadMonitor(Console.Error, !Console.IsErrorRedirected);
            var tracker = new PasswordChangeTracker();
            foreach (SyncEvent syncEvent in input.Read(arguments, query, monitor, cancellationToken))
            {
                tracker.Add(syncEvent);
            }

            monitor.Complete();
            string account = arguments.GetValue(input.Account) ?? "";
            PasswordChangeOutcome? wanted = arguments.GetValue(outcome);
            IReadOnlyList<PasswordChange> changes = tracker.Complete()
                .Where(c => account.Length == 0 || c.Concerns(account))
                .Where(c => wanted is not { } ended || c.EndedWith(ended))
                .ToList();
            OutputFormat format = arguments.GetValue(input.Format);
            if (format == OutputFormat.Table)
            {
                WriteTable(changes, wanted);
            }
            else
            {
                using var output = StandardStreams.OpenData();
                ResultStream.Write(output, format, _form, changes);
            }

            return monitor.HasSkipped ? ExitCode.Unusable : ExitCode.Fine;
        });
        return command;
    }

    private static void WriteTable(IReadOnlyList<PasswordChange> changes, PasswordChangeOutcome? wanted)
    {
        IAnsiConsole console = Terminal.Create();
        if (changes.Count == 0)
        {
            console.WriteLine("No password changes.");
            console.Profile.Out.Writer.Flush();
            return;
        }

        var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = true }.Expand();
        table.AddColumn(new TableColumn("Time (UTC)").Width(11));
        table.AddColumn(new TableColumn("Outcome").Width(11));
        table.AddColumn(new TableColumn("Account and target; link, why, and what to do"));
        foreach (PasswordChange change in changes)
        {
            AddRows(table, change, wanted);
        }

        console.Write(table);
        console.WriteLine(Summary(changes));
        console.Profile.Out.Writer.Flush();
    }

    private static void AddRows(Table table, PasswordChange change, PasswordChangeOutcome? wanted)
    {
        string time = change.Started?.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
        if (change.Deliveries.Count == 0)
        {
            string who = change.Kind == PasswordChangeKind.RefusedCalls
                ? $"{change.Count} refused {(change.Count == 1 ? "call" : "calls")} of {(change.ClientUser.Length > 0 ? change.ClientUser : "an unnamed caller")} at {change.Computer}"
                : change.WindowsAccount.Length > 0 ? change.WindowsAccount : "(account not logged)";
            AddRow(table, time, who, change.Outcome, change.Link, change.DecidedBy, change.Cause, change.Remedy);
            return;
        }

        foreach (PasswordDelivery delivery in change.Deliveries.Where(d => wanted is null || d.Outcome == wanted))
        {
            string target = string.Join(
                '/',
                new[] { delivery.Application.Length > 0 ? delivery.Application : delivery.Adapter, delivery.ExternalAccount }.Where(p => p.Length > 0));
            string from = delivery.WindowsAccount.Length > 0 ? delivery.WindowsAccount : "(account not logged)";
            bool isWhole = change.Deliveries.Count == 1;
            AddRow(
                table, time, $"{from} \u2192 {target}", delivery.Outcome, delivery.Link, delivery.DecidedBy,
                isWhole ? change.Cause : delivery.Cause, isWhole ? change.Remedy : delivery.Remedy);
        }
    }

    private static void AddRow(
        Table table, string time, string who, PasswordChangeOutcome outcome, ChainLink link, SyncEvent? decidedBy, string cause, string remedy)
    {
        var lines = new List<IRenderable> { Terminal.Cell(who) };
        if (outcome != PasswordChangeOutcome.Delivered)
        {
            string at = decidedBy is null ? $"Last seen at {ChainLinkText.Of(link)}." : $"At {ChainLinkText.Of(link)}, event {decidedBy.Id}: {decidedBy.Message}";
            lines.Add(Terminal.Cell(at));
            lines.Add(Terminal.Cell(cause, new Style(decoration: Decoration.Dim)));
            if (remedy.Length > 0)
            {
                lines.Add(Terminal.Cell((remedy.Contains('\n', StringComparison.Ordinal) ? "Do:\n" : "Do: ") + remedy, new Style(decoration: Decoration.Bold)));
            }
        }

        table.AddRow(new Text(time), new Text(outcome.ToString(), OutcomeStyle.Of(outcome)), new Rows(lines));
    }

    private static string Summary(IReadOnlyList<PasswordChange> changes)
    {
        int followed = changes.Count(c => c.Kind != PasswordChangeKind.RefusedCalls);
        int refused = changes.Where(c => c.Kind == PasswordChangeKind.RefusedCalls).Sum(c => c.Count);
        var outcomes = changes.Where(c => c.Kind != PasswordChangeKind.RefusedCalls)
            .GroupBy(c => c.Outcome).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}");
        string text = followed == 0 ? "No password change was followed." : $"{followed} password changes: {string.Join(", ", outcomes)}.";
        return refused == 0 ? text : $"{text} {refused} refused calls.";
    }
}
