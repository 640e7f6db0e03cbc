using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EntSso.Cli.Output;
using EntSso.Events.Reading;

namespace EntSso.Cli.Commands;

/// <summary>The arguments and options that every command over logs shares.</summary>
internal sealed class LogInput
{
    // Year first: 02.03. and 3/2 are two days for two readers, and 08:15 would be a time of today.
    private static readonly string[] _timeForms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public Argument<string[]> Paths { get; } = new("PATH")
    {
        Description = "Event logs: .evtx or event XML files, folders, wildcards.",
        Arity = ArgumentArity.OneOrMore,
    };

    public Option<DateTime?> After { get; } = new("--after")
    {
        Description = "Only events at or after this time (ISO 8601; without zone it is UTC).",
        HelpName = "TIME",
        CustomParser = ParseTime,
    };

    public Option<DateTime?> Before { get; } = new("--before")
    {
        Description = "Only events before this time (ISO 8601; without zone it is UTC).",
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
        NameOption.CheckAccounts(Account, mayHaveWildcards: true);
        command.Arguments.Add(Paths);
        command.Options.Add(After);
        command.Options.Add(Before);
        command.Options.Add(Account);
        command.Options.Add(Format);
    }

    /// <summary>Finds the logs that the command line names, joined in time order.</summary>
    public IPartReader Open(ParseResult arguments, IReadMonitor monitor, CancellationToken cancellationToken) =>
        EventLogs.Open(arguments.GetValue(Paths) ?? [], monitor, cancellationToken);

    private static DateTime? ParseTime(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateTime.TryParseExact(
            text, _timeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime time))
        {
            return time;
        }

        result.AddError(
            $"'{text}' is not a time: expected 2026-03-02, 2026-03-02T08:15, 2026-03-02T08:15:00Z or 2026-03-02T08:15:00+01:00.");
        return null;
    }
}
