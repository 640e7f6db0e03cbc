using System.Text;

namespace EntSso.Reporting;

/// <summary>The style sheet of the HTML report, a resource of this assembly.</summary>
internal static class ReportStyle
{
    public static string Read()
    {
        using Stream stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidDataException("The resource report.css is missing from this assembly; install the product again.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
