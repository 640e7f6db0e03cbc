using System.Globalization;

namespace EntSso.Reporting;

/// <summary>
/// Writes HTML. <see cref="Markup"/> takes the report's own markup only; whatever came from a deployment or a log goes through
/// <see cref="Text(string)"/>, which escapes it for element content and quoted attributes alike and makes misleading characters visible.
/// </summary>
internal sealed class HtmlText
{
    /// <summary>Longer texts are cut: a page is for reading, and the JSON report has the whole.</summary>
    public const int LongestText = 4000;

    private readonly TextWriter _output;

    public HtmlText(TextWriter output) => _output = output;

    public HtmlText Markup(string markup)
    {
        _output.Write(markup);
        return this;
    }

    public HtmlText Number(long number)
    {
        _output.Write(number.ToString("#,0", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>A coordinate: one decimal at most.</summary>
    public HtmlText Coordinate(double value)
    {
        _output.Write(value.ToString("0.#", CultureInfo.InvariantCulture));
        return this;
    }

    public HtmlText Text(string text)
    {
        bool isCut = text.Length > LongestText;
        foreach (char c in VisibleText.ForPeople(isCut ? text.Substring(0, LongestText) : text))
        {
            switch (c)
            {
                case '&':
                    _output.Write("&amp;");
                    break;
                case '<':
                    _output.Write("&lt;");
                    break;
                case '>':
                    _output.Write("&gt;");
                    break;
                case '"':
                    _output.Write("&quot;");
                    break;
                case '\'':
                    _output.Write("&#39;");
                    break;
                default:
                    _output.Write(c);
                    break;
            }
        }

        return isCut ? Markup(" … (").Number(text.Length - LongestText).Markup(" more characters; the JSON report has them)") : this;
    }

    /// <summary>A counted noun: <c>1 finding</c>, <c>2 findings</c>.</summary>
    public HtmlText Counted(long count, string singular, string plural) =>
        Number(count).Markup(" ").Markup(count == 1 ? singular : plural);
}
