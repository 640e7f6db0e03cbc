using EntSso.Diagnosis;

namespace EntSso.Reporting;

/// <summary>
/// How a status looks: a shape, a word and a colour, so that no one depends on colours. The shapes are drawn, because fonts differ
/// in the symbols they have.
/// </summary>
internal static class StatusMark
{
    /// <summary>The shapes, to be placed once in a page; each is 24 units wide and high.</summary>
    public const string Symbols = """
        <svg width="0" height="0" class="symbols" aria-hidden="true" focusable="false">
        <symbol id="mark-fail" viewBox="0 0 24 24"><path class="mark" d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z"/><path class="sign" d="M8 8l8 8M16 8l-8 8"/></symbol>
        <symbol id="mark-warning" viewBox="0 0 24 24"><path class="mark" d="M12 1.5L23.5 22H.5z"/><path class="sign" d="M12 9v6M12 18.3v.4"/></symbol>
        <symbol id="mark-unknown" viewBox="0 0 24 24"><rect class="mark" x="1.5" y="1.5" width="21" height="21" rx="4"/><path class="sign" d="M8.6 9.2c0-4.6 6.8-4.6 6.8 0 0 2.5-3.4 2.6-3.4 5.2M12 18.2v.4"/></symbol>
        <symbol id="mark-pass" viewBox="0 0 24 24"><circle class="mark" cx="12" cy="12" r="11"/><path class="sign" d="M7 12.5l3.5 3.5L17 8.5"/></symbol>
        <symbol id="mark-na" viewBox="0 0 24 24"><circle class="mark" cx="12" cy="12" r="10.5"/><path class="sign" d="M7.5 12h9"/></symbol>
        </svg>

        """;

    /// <summary>The end of class names and ids of a status.</summary>
    public static string Key(FindingStatus status) => status switch
    {
        FindingStatus.Fail => "fail",
        FindingStatus.Warning => "warning",
        FindingStatus.Unknown => "unknown",
        FindingStatus.Pass => "pass",
        _ => "na",
    };

    /// <summary>The word for a finding.</summary>
    public static string Word(FindingStatus status) => status switch
    {
        FindingStatus.Fail => "Fail",
        FindingStatus.Warning => "Warning",
        FindingStatus.Unknown => "Unknown",
        FindingStatus.Pass => "Pass",
        _ => "Not applicable",
    };

    /// <summary>The word for a link.</summary>
    public static string LinkWord(FindingStatus status) => status switch
    {
        FindingStatus.Fail => "Broken",
        FindingStatus.Warning => "Warning",
        FindingStatus.Unknown => "Unknown",
        FindingStatus.Pass => "OK",
        _ => "Not checked",
    };

    /// <summary>The drawn mark with its word as a badge.</summary>
    public static HtmlText Badge(this HtmlText html, FindingStatus status, string word) =>
        html.Markup($"<span class=\"badge is-{Key(status)}\">").Mark(status).Markup(word).Markup("</span>");

    /// <summary>The drawn mark alone; the word must be beside it.</summary>
    public static HtmlText Mark(this HtmlText html, FindingStatus status) =>
        html.Markup(
            $"<svg class=\"icon is-{Key(status)}\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><use "
                + $"href=\"#mark-{Key(status)}\"/></svg>");
}
