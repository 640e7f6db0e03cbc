using System.Buffers;
using System.Globalization;
using System.Text;

namespace EntSso.Cli.Output;

/// <summary>Writes rows of comma-separated values (RFC 4180, lines end in CR LF).</summary>
internal sealed class CsvWriter(TextWriter writer)
{
    private static readonly SearchValues<char> _needQuotes = SearchValues.Create(",;\t\"\r\n");
    private readonly Func<string, string> _visible = StandardStreams.Cells;

    public void WriteRow(IReadOnlyList<string> cells)
    {
        for (int i = 0; i < cells.Count; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            writer.Write(Quote(Guard(_visible(cells[i]))));
        }

        writer.Write("\r\n");
    }

    /// <summary>
    /// Puts an apostrophe before what a spreadsheet would take for a formula: at the start, and behind whatever some locale or import takes
    /// for the end of a cell. Blanks, line ends and invisible characters before it do not count, and wide forms of the signs count as the
    /// signs.
    /// </summary>
    private static string Guard(string cell)
    {
        StringBuilder? guarded = null;
        int copied = 0;
        bool isStart = true;
        for (int i = 0; i < cell.Length; i++)
        {
            char c = cell[i];
            if (isStart
                && c is '=' or '+' or '-' or '@' or '|' or '%' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '\uFF5C' or '\uFF05')
            {
                guarded ??= new StringBuilder(cell.Length + 4);
                guarded.Append(cell, copied, i - copied).Append('\'');
                copied = i;
                isStart = false;
            }
            else
            {
                isStart = c is ';' or ',' or '\t' or '\r' or '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029'
                    || (isStart && (char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '\'' || char.GetUnicodeCategory(c) == UnicodeCategory.Format));
            }
        }

        return guarded is null ? cell : guarded.Append(cell, copied, cell.Length - copied).ToString();
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(_needQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
