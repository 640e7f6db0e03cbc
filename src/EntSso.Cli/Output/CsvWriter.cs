using System.Buffers;

namespace EntSso.Cli.Output;

/// <summary>Writes rows of comma-separated values (RFC 4180, lines end in CR LF).</summary>
internal sealed class CsvWriter(TextWriter writer)
{
    private static readonly SearchValues<char> _needQuotes = SearchValues.Create(",\"\r\n");

    public void WriteRow(IReadOnlyList<string> cells)
    {
        for (int i = 0; i < cells.Count; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            writer.Write(Quote(cells[i]));
        }

        writer.Write("\r\n");
    }

    /// <summary>
    /// Quotes where the format asks for it, and where a spreadsheet would take text from a log for a formula: then an apostrophe goes
    /// before it.
    /// </summary>
    private static string Quote(string cell)
    {
        if (cell.Length > 0 && (cell[0] is '=' or '+' or '-' or '@' or '\t'))
        {
            cell = "'" + cell;
        }

        return cell.AsSpan().ContainsAny(_needQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
