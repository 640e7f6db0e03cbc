using System.CommandLine;
using System.CommandLine.Parsing;
using EntSso.Cli.Output;
using EntSso.Diagnosis;

namespace EntSso.Cli.Commands;

/// <summary>The options that choose which findings are listed.</summary>
internal sealed class StatusOptions
{
    public Option<IReadOnlyList<FindingStatus>> Status { get; } = new("--status")
    {
        Description = "List only findings with these statuses, separated by commas: fail, warning, unknown, pass, not-applicable.",
        HelpName = "STATUS[,STATUS]",
        CustomParser = Parse,
    };

    public Option<bool> All { get; } = new("--all") { Description = "List every finding, also those that passed or do not apply." };

    public void AddTo(Command command)
    {
        command.Options.Add(Status);
        command.Options.Add(All);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Status) is { Implicit: false } && result.GetValue(All))
            {
                result.AddError("--status selects some findings, --all lists every one: use one of the two.");
            }
        });
    }

    /// <summary>The statuses to list; null when none were chosen, so that a digest is shown.</summary>
    public IReadOnlyList<FindingStatus>? Chosen(ParseResult arguments) =>
        arguments.GetValue(All) ? FindingStatusText.WorstFirst : arguments.GetValue(Status) is { Count: > 0 } statuses ? statuses : null;

    private static List<FindingStatus>? Parse(ArgumentResult result)
    {
        var statuses = new List<FindingStatus>();
        foreach (string part in result.Tokens.SelectMany(token => WordsOption.Split(token.Value)))
        {
            if (FindingStatusText.WorstFirst.Where(status => string.Equals(EnumText.Kebab(status), part, StringComparison.OrdinalIgnoreCase)).ToList() is not [var status])
            {
                result.AddError(
                    $"'{part}' is not one of {string.Join(", ", FindingStatusText.WorstFirst.Select(status => EnumText.Kebab(status)))}.");
                return null;
            }

            statuses.Add(status);
        }

        return statuses;
    }
}
