using EntSso.Events;
using EntSso.Events.Changes;
using Spectre.Console;

namespace EntSso.Cli.Output;

/// <summary>Colours that repeat, and never replace, what the words say.</summary>
internal static class OutcomeStyle
{
    public static Style Of(SyncEvent syncEvent) => syncEvent.Outcome switch
    {
        EventOutcome.Ok => new Style(Color.Green),
        EventOutcome.Failed => new Style(Color.Red),
        EventOutcome.Skipped => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    public static Style Of(PasswordChangeOutcome outcome) => outcome switch
    {
        PasswordChangeOutcome.Delivered => new Style(Color.Green),
        PasswordChangeOutcome.Failed => new Style(Color.Red),
        PasswordChangeOutcome.Skipped => new Style(Color.Yellow),
        _ => new Style(Color.Aqua),
    };
}
