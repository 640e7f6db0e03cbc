using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EntSso.Cli.Output;
using EntSso.Events;
using EntSso.Events.Reading;
using EntSso.Naming;
using Spectre.Console;

namespace EntSso.Cli.Commands;

/// <summary><c>entsso-sync events</c>: the events of logs, explained.</summary>
internal static class EventsCommand
{
    /// <summary>How an event looks in the formats for programs.</summary>
    internal static ResultForm<SyncEvent> Form { get; } = new(
        EventJson.Write,
        [
            "timeCreated", "eventSource", "id", "symbolicName", "severity", "area", "stage", "link", "outcome", "computer", "recordId",
            "trackingId",
            "windowsAccount", "externalAccount", "application", "adapter", "clientUser", "serviceAccount", "errorCode", "message", "remedy",
            "source",
        ],
        e =>
        [
            e.TimeCreated is { } time ? IsoTime.Format(time) : "", e.EventSource, e.Id.ToString(CultureInfo.InvariantCulture),
            e.SymbolicName,
            EnumText.Kebab(e.Severity), e.Area.ToString(), EventText.ToText(e.Stage), EnumText.Kebab(e.Link), EventText.ToText(e.Outcome),
            e.Computer,
            e.RecordId.ToString(CultureInfo.InvariantCulture), e.TrackingId?.ToString() ?? "", e.WindowsAccount, e.ExternalAccount,
            e.Application,
            e.Adapter, e.ClientUser, e.ServiceAccount, e.ErrorCode?.Text ?? "", e.Message, e.Remedy, e.Source,
        ]);

    public static Command Create(CancellationToken cancellationToken)
    {
        var input = new LogInput();
        var provider = new Option<string>("--provider")
        {
            Description = "The event source to read; wildcards allowed, * reads every one. Default: all sources of the chain.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "",
        };
        var ids = new Option<int[]>("--id")
        {
            Description = "Only these event ids, separated by commas.",
            HelpName = "N[,N]",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = ParseIds,
        };
        Option<EventArea[]> area = WordsOption.Create<EventArea>(
            "--area", "Only events of these areas, separated by commas, for example MIIS,Mapping,Adapter.", "AREA[,AREA]");
        Option<EventOutcome[]> outcome = WordsOption.Create<EventOutcome>(
            "--outcome", "Only events with these outcomes, separated by commas: ok, skipped, failed, info, pending.", "OUTCOME[,OUTCOME]");
        var trackingId = new Option<Guid?>("--tracking-id") { Description = "Only events of this password change.", HelpName = "GUID" };

        var command = new Command("events", "Shows the events of the chain in logs, with meaning and remedy.");
        input.AddTo(command);
        command.Options.Add(provider);
        command.Options.Add(ids);
        command.Options.Add(area);
        command.Options.Add(outcome);
        command.Options.Add(trackingId);
        command.SetAction(arguments =>
        {
            EventQuery query = EventQuery.Asked(arguments.GetValue(provider) ?? "", arguments.GetValue(ids) ?? []) with
            {
                After = arguments.GetValue(input.After),
                Before = arguments.GetValue(input.Before),
            };
            var filter = new SyncEventFilter
            {
                Account = arguments.GetValue(input.Account) ?? "",
                Areas = arguments.GetValue(area) ?? [],
                Outcomes = arguments.GetValue(outcome) ?? [],
                TrackingId = arguments.GetValue(trackingId),
            };
            var monitor = new ConsoleReadMonitor(Console.Error, !Console.IsErrorRedirected);
            IPartReader logs = input.Open(arguments, monitor, cancellationToken);
            IEnumerable<SyncEvent> Selected(IEnumerable<EventRecord> records) =>
                records.Select(SyncEventInterpreter.Interpret).Where(filter.Matches);
            OutputFormat format = arguments.GetValue(input.Format);
            if (format == OutputFormat.Table)
            {
                WriteTable(Selected(logs.Read(query, monitor, cancellationToken)), monitor);
            }
            else
            {
                using var output = StandardStreams.OpenData();
                ResultStream.WriteParts<SyncEvent>(
                    output, format, Form,
                    partOf => logs.ReadParts(query, monitor, records => partOf(Selected(records)), cancellationToken));
            }

            monitor.Complete();
            return monitor.HasSkipped ? ExitCode.Unusable : ExitCode.Fine;
        });
        return command;
    }

    private static void WriteTable(IEnumerable<SyncEvent> events, ConsoleReadMonitor monitor)
    {
        IAnsiConsole console = Terminal.Create();
        var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = false }.Expand();
        table.AddColumn(new TableColumn("Time (UTC)").NoWrap());
        table.AddColumn("Event");
        table.AddColumn(new TableColumn("Outcome").NoWrap());
        table.AddColumn(new TableColumn("Computer"));
        table.AddColumn("Message");
        int count = 0;
        foreach (SyncEvent syncEvent in events)
        {
            count++;
            table.AddRow(
                new Text(syncEvent.TimeCreated?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "-"),
                new Text(syncEvent.EventId.ToString()),
                new Text(EventText.ToText(syncEvent.Outcome), OutcomeStyle.Of(syncEvent)),
                Terminal.Cell(ComputerName.Label(syncEvent.Computer)),
                Terminal.Cell(syncEvent.Message));
        }

        monitor.Complete();
        if (count > 0)
        {
            console.Write(table);
        }

        console.WriteLine(count == 0 ? "No such events." : $"{count} events.");
        console.Profile.Out.Writer.Flush();
    }

    private static int[]? ParseIds(ArgumentResult result)
    {
        var ids = new List<int>();
        foreach (string part in result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int id) || id > ushort.MaxValue)
            {
                result.AddError($"'{part}' is not an event id: ids are numbers from 0 to 65535.");
                return null;
            }

            ids.Add(id);
        }

        return [.. ids];
    }
}
