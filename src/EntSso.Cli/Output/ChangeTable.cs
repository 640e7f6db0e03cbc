using System.Globalization;
using System.Text;
using EntSso.Events.Changes;
using EntSso.Reporting;
using Spectre.Console;

namespace EntSso.Cli.Output;

/// <summary>
/// Password changes for people: one line for each change as it comes, so that neither time nor memory grows with a layout of all of them,
/// and below the causes, each once.
/// </summary>
internal sealed class ChangeTable(IAnsiConsole console)
{
    private const int TimeWidth = 11;
    private const int OutcomeWidth = 12;
    private const int MostCauses = 20;

    private readonly TextWriter _out = console.Profile.Out.Writer;
    private readonly int _accountWidth = Math.Max(18, (console.Profile.Width - TimeWidth - OutcomeWidth - 3) / 3);

    public void WriteHeader()
    {
        WriteRow("Time (UTC)", "Outcome", "Account and target", "Where and why", Style.Plain);
        _out.WriteLine(new string('─', console.Profile.Width - 1));
    }

    /// <summary>One line for a change; one for each mapping where it has several.</summary>
    public void WriteLine(PasswordChange change, PasswordChangeOutcome[] wanted)
    {
        string time = change.Started?.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
        if (change.Deliveries.Count < 2)
        {
            WriteRow(
                time,
                OutcomeText.Of(change.Outcome),
                Who(change, change.Deliveries.Count > 0 ? change.Deliveries[0] : null),
                Where(change),
                OutcomeStyle.Of(change.Outcome));
            return;
        }

        foreach (PasswordDelivery delivery in change.Deliveries.Where(d => wanted.Length == 0 || wanted.Contains(d.Outcome)))
        {
            string where = delivery.Outcome == PasswordChangeOutcome.Delivered ? ChainLinkText.Of(delivery.Link)
                : delivery.DecidedBy is null ? ChainLinkText.Of(delivery.Link)
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ChainLinkText.Of(delivery.Link)} {delivery.DecidedBy.Id}: {Title(delivery.DecidedBy, delivery.Cause)}");
            WriteRow(time, OutcomeText.Of(delivery.Outcome), Who(change, delivery), where, OutcomeStyle.Of(delivery.Outcome));
        }
    }

    /// <summary>The reasons of all changes that were not delivered, each once with its remedy.</summary>
    public void WriteCauses(IReadOnlyList<PasswordChange> changes, CancellationToken cancellationToken)
    {
        IReadOnlyList<ChangeEnd> ends = ChangeEnds.Of(changes, cancellationToken);
        foreach (ChangeEnd end in ends.Take(MostCauses))
        {
            _out.WriteLine();
            Write(
                string.Create(CultureInfo.InvariantCulture, $"{end.Count} {OutcomeText.Of(end.Outcome).ToLowerInvariant()}"),
                OutcomeStyle.Of(end.Outcome));
            _out.WriteLine(end.Link == ChainLink.None ? "" : " at " + ChainLinkText.Of(end.Link));
            WriteWrapped(end.Cause, "  ");
            WriteWrapped(end.Remedy.Length == 0 ? "" : "Do: " + end.Remedy, "  ");
        }

        if (ends.Count > MostCauses)
        {
            _out.WriteLine();
            _out.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{ends.Count - MostCauses} other causes: --format json has them all."));
        }
    }

    /// <summary>One change with its whole way.</summary>
    public void WriteCard(PasswordChange change)
    {
        Write(change.Started?.ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "-", Style.Plain);
        _out.Write("  ");
        Write(OutcomeText.Of(change.Outcome), OutcomeStyle.Of(change.Outcome));
        _out.WriteLine("  " + Terminal.Printable(Who(change, change.Deliveries.Count == 1 ? change.Deliveries[0] : null)));
        if (change.Kind != PasswordChangeKind.RefusedCalls)
        {
            WriteWay(change);
        }

        foreach (PasswordDelivery delivery in change.Deliveries.Where(_ => change.Deliveries.Count > 1))
        {
            string at = delivery.DecidedBy is null
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $", event {delivery.DecidedBy.Id}: {delivery.DecidedBy.Message}");
            WriteWrapped($"{Target(delivery)}: {OutcomeText.Of(delivery.Outcome)} at {ChainLinkText.Of(delivery.Link)}{at}", "  ");
            WriteWrapped(delivery.Cause, "    ");
            WriteWrapped(delivery.Remedy.Length == 0 ? "" : "Do: " + delivery.Remedy, "    ");
        }

        if (change.Outcome != PasswordChangeOutcome.Delivered && change.Deliveries.Count < 2)
        {
            string at = change.DecidedBy is null
                ? $"Last seen at {ChainLinkText.Of(change.Link)}."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"At {ChainLinkText.Of(change.Link)}, event {change.DecidedBy.Id}: {change.DecidedBy.Message}");
            WriteWrapped(at, "  ");
            WriteWrapped(change.Cause, "  ");
            WriteWrapped(change.Remedy.Length == 0 ? "" : "Do: " + change.Remedy, "  ");
        }

        _out.WriteLine();
    }

    /// <summary>The line from the domain controller to the external system.</summary>
    public void WriteWay(PasswordChange change)
    {
        foreach (WayStep step in ChangeWay.Of(change).Steps)
        {
            string mark = !step.IsReached ? "○" : step.IsLast && change.Outcome != PasswordChangeOutcome.Delivered ? "◆" : "●";
            Write(
                "  " + mark + " ", !step.IsReached ? Style.Plain : step.IsLast ? OutcomeStyle.Of(change.Outcome) : new Style(Color.Green));
            _out.Write(ChangeWay.Word(step.Step).PadRight(15));
            _out.WriteLine(!step.IsReached ? "not seen" : step.Stages.Count == 0 ? "no direct evidence" : step.Took);
            foreach (ChangeStage stage in step.Stages)
            {
                WriteWrapped(stage.ToString(), "  │   ");
            }
        }

        foreach (ChangeStage candidate in change.Candidates)
        {
            WriteWrapped(candidate.ToString(), "  ?   ");
        }
    }

    /// <summary>How many changes ended how.</summary>
    public static string Summary(IReadOnlyList<PasswordChange> changes)
    {
        int followed = changes.Count(c => c.Kind != PasswordChangeKind.RefusedCalls);
        int refused = changes.Where(c => c.Kind == PasswordChangeKind.RefusedCalls).Sum(c => c.Count);
        IEnumerable<string> outcomes = changes.Where(c => c.Kind != PasswordChangeKind.RefusedCalls)
            .GroupBy(c => c.Outcome).OrderBy(g => g.Key)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {OutcomeText.Of(g.Key).ToLowerInvariant()}"));
        string text = followed == 0
            ? "No password change was followed."
            : $"{followed} password {(followed == 1 ? "change" : "changes")}: {string.Join(", ", outcomes)}.";
        return refused == 0 ? text : $"{text} {refused} refused calls.";
    }

    private static string Who(PasswordChange change, PasswordDelivery? delivery)
    {
        if (change.Kind == PasswordChangeKind.RefusedCalls)
        {
            string caller = change.ClientUser.Length > 0 ? change.ClientUser : "an unnamed caller";
            return string.Create(
                CultureInfo.InvariantCulture, $"{change.Count} refused {(change.Count == 1 ? "call" : "calls")} of {caller}");
        }

        string account = delivery is { WindowsAccount.Length: > 0 } ? delivery.WindowsAccount : change.WindowsAccount;
        account = account.Length > 0 ? account : "(account not logged)";
        return delivery is null ? account : $"{account} → {Target(delivery)}";
    }

    private static string Target(PasswordDelivery delivery) => string.Join(
        '/', new[] { delivery.Application.Length > 0 ? delivery.Application : delivery.Adapter, delivery.ExternalAccount }.Where(p => p.Length > 0));

    private static string Where(PasswordChange change)
    {
        if (change.Outcome == PasswordChangeOutcome.Delivered)
        {
            return ChainLinkText.Of(change.Link);
        }

        string link = change.Link == ChainLink.None ? "" : ChainLinkText.Of(change.Link);
        return change.DecidedBy is { } decidedBy
            ? string.Create(CultureInfo.InvariantCulture, $"{link} {decidedBy.Id}: {Title(decidedBy, change.Cause)}")
            : $"{link}: {change.Cause}";
    }

    private static string Title(Events.SyncEvent decidedBy, string cause) => decidedBy.Definition?.Cause?.Title ?? cause;

    private void WriteRow(string time, string outcome, string who, string where, Style style)
    {
        _out.Write(time.PadRight(TimeWidth + 1));
        Write(outcome.PadRight(OutcomeWidth + 1), style);
        string account = Terminal.Printable(who).Replace('\n', ' ');
        _out.Write(account.Length > _accountWidth ? account[..(_accountWidth - 1)] + "…" : account.PadRight(_accountWidth));
        _out.Write(' ');
        int left = Math.Max(20, console.Profile.Width - TimeWidth - OutcomeWidth - _accountWidth - 4);
        string rest = Terminal.Printable(where).Replace('\n', ' ');
        _out.WriteLine(rest.Length > left ? rest[..(left - 1)] + "…" : rest);
    }

    private void Write(string text, Style style)
    {
        if (console.Profile.Capabilities.Ansi && style.Foreground != Color.Default)
        {
            _out.Flush();
            console.Write(new Text(text, style));
        }
        else
        {
            _out.Write(text);
        }
    }

    private void WriteWrapped(string text, string indent)
    {
        int width = Math.Max(40, console.Profile.Width - indent.Length - 1);
        foreach (string line in Terminal.Printable(text).Split('\n'))
        {
            var rest = new StringBuilder(line.TrimEnd());
            while (rest.Length > 0)
            {
                int cut = Math.Min(width, rest.Length);
                string part = rest.ToString(0, cut);
                int space = cut < rest.Length ? part.LastIndexOf(' ') : -1;
                cut = space > width / 2 ? space : cut;
                _out.WriteLine(indent + rest.ToString(0, cut));
                rest.Remove(0, Math.Min(rest.Length, space > width / 2 ? cut + 1 : cut));
            }
        }
    }
}
