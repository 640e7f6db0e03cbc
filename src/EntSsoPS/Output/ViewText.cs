using System.Collections;
using System.Globalization;
using EntSso;
using EntSso.Events;
using EntSso.Events.Changes;

namespace EntSsoPS.Output;

/// <summary>
/// What a view of the module shows of a value: the border between objects, which keep the true text, and the terminal, which would obey the
/// control characters in it. Every column and list item of the format files goes through it.
/// </summary>
public static class ViewText
{
    /// <summary>The value as a terminal may show it.</summary>
    /// <param name="value">
    /// Any value; text and collections of anything else than numbers are made visible, other values are returned as they are.
    /// </param>
    public static object? Of(object? value) => ShellValue.Bare(value) switch
    {
        null => null,
        string text => VisibleText.ForTerminal(text),
        IDictionary => value,
        IEnumerable<ChangeStage> stages => string.Join("\n", stages.Select(Of)),
        IEnumerable items => items.Cast<object?>().Select(Of).ToArray(),
        IConvertible or TimeSpan or Guid => value,
        SyncEvent syncEvent => VisibleText.ForTerminal(syncEvent.ToText(ShellTime.ToLocal)),
        ChangeStage stage => VisibleText.ForTerminal(stage.ToText(ShellTime.ToLocal)),
        { } other => VisibleText.ForTerminal(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
    };
}
