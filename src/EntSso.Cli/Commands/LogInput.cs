using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EntSso.Cli.Output;
using EntSso.Events;
using EntSso.Events.Reading;

namespace EntSso.Cli.Commands;

/// <summary>The arguments and options that every command over logs shares.</summary>
internal sealed class LogInput
{
    public Argument<string[]> Paths { get; } = new("PATH")
    {
        Description = "Event logs: .evtx or event XML files, folders, wildcards.",
        Arity = ArgumentArity.OneOrMore,
    };

    public Option<DateTime?> After { get; } = new("--after")
    {
        Description = "Only what happened at or after this time (ISO 8601; without zone it is UTC).",
        HelpName = "TIME",
        CustomParser = ParseTime,
    };

    public Option<DateTime?> Before { get; } = new("--before")
    {
        Description = "Only what happened before this time (ISO 8601; without zone it is UTC).",
        HelpName = "TIME",
        CustomParser = ParseTime,
    };

    public Option<string> Account { get; } = new("--account")
    {
        Description = "Only events of this Windows or external account: DOMAIN\\user or user, wildcards allowed.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "",
    };

    public Option<OutputFormat> Format { get; } = OutputFormatOption.Create();

    public void AddTo(Command command)
    {
        AccountOption.Check(Account, mayHaveWildcards: true);
        command.Arguments.Add(Paths);
        command.Options.Add(After);
        command.Options.Add(Before);
        command.Options.Add(Account);
        command.Options.Add(Format);
    }

    /// <summary>Reads the logs that the command line names, interpreted, in time order.</summary>
    public IEnumerable<SyncEvent> Read(ParseResult arguments, EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        var interpreter = new SyncEventInterpreter(EventCatalogue.Default);
        foreach (EventRecord record in EventLogs.Open(arguments.GetValue(Paths) ?? [], monitor, cancellationToken).Read(query, monitor, cancellationToken))
        {
            yield return interpreter.Interpret(record);
        }
    }

    private static DateTime? ParseTime(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time))
        {
            return time;
        }

        result.AddError($"'{text}' is no time: write it as 2026-03-02 or 2026-03-02T08:15:00Z.");
        return null;
    }
}
