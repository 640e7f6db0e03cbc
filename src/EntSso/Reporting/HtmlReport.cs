using System.Text;
using EntSso.Diagnosis;

namespace EntSso.Reporting;

/// <summary>
/// The diagnosis as one HTML page for people: no script, and nothing loaded from anywhere, which the page's own content security
/// policy enforces. It shows the first broken link, the chain as a picture, the findings of every link with evidence and remedy, and
/// how the password changes of the logs ended. Long lists and texts are cut with the count of what is left out; <see cref="JsonReport"/>
/// has all of it.
/// </summary>
internal sealed class HtmlReport : IReportRenderer
{
    private readonly DiagnosisReport _report;

    /// <summary>Prepares a report.</summary>
    /// <param name="report">The diagnosis to write.</param>
    public HtmlReport(DiagnosisReport report) => _report = report;

    /// <inheritdoc/>
    public string Format => "html";

    /// <inheritdoc/>
    public string FileExtension => ".html";

    /// <inheritdoc/>
    public void Write(TextWriter output, CancellationToken cancellationToken)
    {
        var html = new HtmlText(output);
        WriteHead(html);
        html.Markup("<body>\n<a class=\"skip\" href=\"#main\">Skip to the result</a>\n").Markup(StatusMark.Symbols);
        WriteBanner(html);
        html.Markup("<main id=\"main\">\n");
        new VerdictSection(_report).Write(html);
        WriteChain(html);
        new FindingsSection(_report, cancellationToken).Write(html);
        new ChangesSection(_report, cancellationToken).Write(html);
        html.Markup("</main>\n<footer><p>Unknown means that the check could not run: it is neither pass nor fail. ");
        html.Markup("<span class=\"tag\">likely</span> marks inferred and undocumented results. ");
        html.Markup("Characters that would hide or reorder text are shown as \\u and their number.</p></footer>\n</body>\n</html>\n");
    }

    /// <summary>The page is well-formed XML too, so that whoever wants to can take it apart without an HTML parser.</summary>
    private void WriteHead(HtmlText html)
    {
        html.Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        html.Markup(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                + "form-action 'none'\"/>\n");
        html.Markup(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light "
                + "dark\"/>\n");
        html.Markup("<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"generator\" content=\"EntSsoPS\"/>\n");
        html.Markup("<title>").Text(_report.Deployment).Markup(": password synchronisation</title>\n<style>\n");
        html.Markup(ReportStyle.Read()).Markup("</style>\n</head>\n");
    }

    private void WriteBanner(HtmlText html)
    {
        html.Markup("<header class=\"banner\">\n<p class=\"kicker\">Password synchronisation</p>\n<h1>").Text(_report.Deployment)
            .Markup("</h1>\n");
        html.Markup("<p class=\"meta\">Diagnosed ").Markup(ReportTime.ForPeople(_report.Created));
        if (_report.Source.Length > 0)
        {
            html.Markup(" from ").Text(_report.Source);
        }

        html.Markup("</p>\n</header>\n");
    }

    private void WriteChain(HtmlText html)
    {
        html.Markup("<section class=\"picture\" aria-labelledby=\"chain\">\n<h2 id=\"chain\">The chain</h2>\n");
        html.Markup("<p class=\"lead\">The path of a password change from Windows to the external system. ");
        html.Markup(_report.Chain.FirstBrokenLink is null
            ? "Each link leads to its findings.</p>\n"
            : "Changes stop at the first break; the wire behind it is dashed. Each link leads to its findings.</p>\n");
        ChainPicture.Write(html, _report.Chain);
        WriteLegend(html);
        html.Markup("</section>\n");
    }

    private static void WriteLegend(HtmlText html)
    {
        html.Markup("<ul class=\"legend\" aria-label=\"Marks\">");
        foreach (FindingStatus status in FindingStatusText.WorstFirst)
        {
            html.Markup("<li>").Badge(status, StatusMark.LinkWord(status)).Markup("</li>");
        }

        html.Markup("</ul>\n");
    }
}

/// <summary>The style sheet of the HTML report, a resource of this assembly.</summary>
internal static class ReportStyle
{
    public static string Read()
    {
        using Stream stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidDataException("The resource report.css is missing from this assembly; reinstall the product.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
