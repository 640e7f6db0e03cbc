#if NET
using EntSso.Cli.Output;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>No cell is a formula, whatever a spreadsheet takes for the end of a cell.</summary>
public sealed class CsvGuardTests
{
    private const string Signs = "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20";
    private static readonly char[] _ends = [',', ';', '\t', '\n', '\r', '\v', '\f', '\u2028'];

    [Fact]
    public void No_part_of_a_cell_begins_like_a_formula()
    {
        var random = new Random(20260302);
        string alphabet = "ax1 \"'" + Signs + string.Concat(_ends) + "\u00A0\uFEFF\u200B\u001b";
        for (int i = 0; i < 20_000; i++)
        {
            string cell = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => alphabet[random.Next(alphabet.Length)]));

            string row = Row(cell);

            foreach (string part in row.Split(_ends))
            {
                string begin = part.TrimStart(' ', '\u00A0', '\uFEFF', '\u200B', '\u001b', '"');
                Assert.False(begin.Length > 0 && Signs.Contains(begin[0]), $"{VisibleText.ForTerminal(cell)} became {VisibleText.ForTerminal(row)}");
            }
        }
    }

    [Theory]
    [InlineData("FABRIKAM\\ana", "FABRIKAM\\ana")]
    [InlineData("a-b", "a-b")]
    [InlineData("2026-03-02T08:15:00Z", "2026-03-02T08:15:00Z")]
    [InlineData("x;y", "\"x;y\"")]
    public void What_is_no_formula_stays(string cell, string written) => Assert.Equal(written, Row(cell));

    private static string Row(string cell)
    {
        using var text = new StringWriter();
        new CsvWriter(text).WriteRow([cell]);
        return text.ToString()[..^2];
    }
}
#endif
