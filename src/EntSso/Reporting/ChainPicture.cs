using System.Text;
using EntSso.Diagnosis;

namespace EntSso.Reporting;

/// <summary>
/// Draws the chain as inline SVG: one box for each link with number, name, mark and word. SVG does not reflow, so there are two
/// drawings, one in rows for wide pages and paper, one as a column for phones; the style sheet shows one of them, and the other is
/// then out of the way of screen readers too.
/// </summary>
internal sealed class ChainPicture
{
    private const double BoxWidth = 172;
    private const double BoxHeight = 84;
    private const double GapAcross = 24;
    private const double GapDown = 36;
    private const int LongestLine = 15;

    private readonly ChainSummary _chain;
    private readonly int _columns;

    private ChainPicture(ChainSummary chain, int columns)
    {
        _chain = chain;
        _columns = columns;
    }

    public static void Write(HtmlText html, ChainSummary chain)
    {
        new ChainPicture(chain, columns: 4).Draw(html, "chain wide", "chain-wide-title");
        new ChainPicture(chain, columns: 1).Draw(html, "chain narrow", "chain-narrow-title");
    }

    /// <summary>The id of the section with the findings of a link.</summary>
    public static string AnchorOf(LinkSummary link) => link.Findings.Count > 0 ? "link-" + link.Link : "links-without-findings";

    private bool IsColumn => _columns == 1;

    private double Width => IsColumn ? 320 : (_columns * (BoxWidth + GapAcross)) - GapAcross + 4;

    private double Box => IsColumn ? 316 : BoxWidth;

    private double High => IsColumn ? 52 : BoxHeight;

    private double Down => IsColumn ? 16 : GapDown;

    private void Draw(HtmlText html, string cssClass, string titleId)
    {
        int rows = (_chain.Links.Count + _columns - 1) / _columns;
        double height = (rows * (High + Down)) - Down + 4;
        html.Markup($"<svg class=\"{cssClass}\" viewBox=\"0 0 ").Coordinate(Width).Markup(" ").Coordinate(height)
            .Markup($"\" role=\"group\" aria-labelledby=\"{titleId}\"><title id=\"{titleId}\">").Markup(Title()).Markup("</title>\n");
        bool isPastBreak = false;
        for (int i = 0; i < _chain.Links.Count; i++)
        {
            LinkSummary link = _chain.Links[i];
            isPastBreak |= link.IsFirstBroken;
            if (i + 1 < _chain.Links.Count)
            {
                DrawConnector(html, i, isPastBreak);
            }

            DrawBox(html, link, i);
        }

        html.Markup("</svg>\n");
    }

    private string Title()
    {
        var title = new StringBuilder("The chain of ").Append(_chain.Links.Count).Append(" links");
        return _chain.FirstBrokenLink is { } broken
            ? title.Append("; the first broken one is ").Append(ChainLinkText.Of(broken.Link)).ToString()
            : title.Append("; none is known to be broken").ToString();
    }

    private double Left(int index) => 2 + (index % _columns * (BoxWidth + GapAcross));

    private double Top(int index) => 2 + (index / _columns * (High + Down));

    private void DrawConnector(HtmlText html, int index, bool isPastBreak)
    {
        html.Markup(isPastBreak ? "<path class=\"wire cut\" d=\"M" : "<path class=\"wire\" d=\"M");
        if (IsColumn)
        {
            double x = 22, y = Top(index) + High;
            html.Coordinate(x).Markup(" ").Coordinate(y).Markup("V").Coordinate(y + Down - 2).Markup("\"/>");
            Arrow(html, x, y + Down - 1, isDown: true, isPastBreak);
        }
        else if ((index + 1) % _columns == 0)
        {
            double x = Left(index) + (Box / 2), y = Top(index) + High, target = Left(index + 1) + (Box / 2);
            html.Coordinate(x).Markup(" ").Coordinate(y).Markup("v").Coordinate(Down / 2).Markup("H").Coordinate(target)
                .Markup("V").Coordinate(y + Down - 3).Markup("\"/>");
            Arrow(html, target, y + Down - 1, isDown: true, isPastBreak);
        }
        else
        {
            double x = Left(index) + Box, y = Top(index) + (High / 2);
            html.Coordinate(x).Markup(" ").Coordinate(y).Markup("H").Coordinate(x + GapAcross - 3).Markup("\"/>");
            Arrow(html, x + GapAcross - 1, y, isDown: false, isPastBreak);
        }

        html.Markup("\n");
    }

    private static void Arrow(HtmlText html, double x, double y, bool isDown, bool isPastBreak)
    {
        html.Markup(isPastBreak ? "<path class=\"tip cut\" d=\"M" : "<path class=\"tip\" d=\"M").Coordinate(x).Markup(" ").Coordinate(y);
        html.Markup(isDown ? "l-5-8h10z\"/>" : "l-8-5v10z\"/>");
    }

    private void DrawBox(HtmlText html, LinkSummary link, int index)
    {
        double x = Left(index), y = Top(index);
        string key = StatusMark.Key(link.Status);
        string name = LinkTitle.Of(link.Link);
        html.Markup($"<a href=\"#{AnchorOf(link)}\" class=\"box is-{key}{(link.IsFirstBroken ? " first" : "")}\" aria-label=\"Link ")
            .Number(index + 1)
            .Markup($", {name}: {StatusMark.LinkWord(link.Status)}{(link.IsFirstBroken ? ", the first broken link" : link.IsConsequence ? ", a consequence of the first broken link" : "")}\"><rect x=\"")
            .Coordinate(x).Markup("\" y=\"").Coordinate(y).Markup("\" width=\"").Coordinate(Box).Markup("\" height=\"").Coordinate(High)
            .Markup("\" rx=\"8\"/>");
        html.Markup($"<use href=\"#mark-{key}\" x=\"").Coordinate(x + (IsColumn ? 9 : 10)).Markup("\" y=\"")
            .Coordinate(IsColumn ? y + 14 : y + 11).Markup("\" width=\"24\" height=\"24\"/>");

        string word = link.IsFirstBroken ? "First break" : link.IsConsequence ? "Consequence" : StatusMark.LinkWord(link.Status);
        if (IsColumn)
        {
            Line(html, x + 42, y + 22, "name", $"{index + 1}. {name}");
            Line(html, x + 42, y + 41, "word", word);
        }
        else
        {
            List<string> lines = Break($"{index + 1}. {name}");
            for (int i = 0; i < lines.Count; i++)
            {
                Line(html, x + 42, y + 44 - (lines.Count * 8) + (i * 16), "name", lines[i]);
            }

            Line(html, x + 42, y + 73, "word", word);
        }

        html.Markup("</a>\n");
    }

    private static void Line(HtmlText html, double x, double y, string cssClass, string text) =>
        html.Markup($"<text class=\"{cssClass}\" x=\"").Coordinate(x).Markup("\" y=\"").Coordinate(y).Markup("\">")
            .Markup(text).Markup("</text>");

    private static List<string> Break(string name)
    {
        var lines = new List<string> { "" };
        foreach (string word in name.Split(' '))
        {
            string last = lines[lines.Count - 1];
            string longer = last.Length == 0 ? word : last + " " + word;
            if (longer.Length > LongestLine && last.Length > 0)
            {
                lines.Add(word);
            }
            else
            {
                lines[lines.Count - 1] = longer;
            }
        }

        return lines;
    }
}
