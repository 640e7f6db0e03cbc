using System.Text.Json;

namespace EntSsoPS.Pester;

/// <summary>One line of the report that Invoke-Suite.ps1 writes.</summary>
/// <param name="Kind">"begin" of a file, "test", "block" for a block or file that failed as such, "end" of the whole run.</param>
/// <param name="Name">The name of a test that people see: the file without its ending, blocks and test.</param>
/// <param name="File">The name of the test file.</param>
/// <param name="Line">The line of the test in its file, from 1. 0 where there is none.</param>
/// <param name="Path">The names of blocks and test as they are written in the file.</param>
/// <param name="ShownPath">The same with the values of the data in them.</param>
/// <param name="Result">Listed, Passed, Failed, Skipped, Inconclusive or NotRun.</param>
/// <param name="Milliseconds">How long the test took.</param>
/// <param name="Reason">Why the test was skipped or decided nothing.</param>
/// <param name="Failure">Message and place of what went wrong.</param>
/// <param name="Output">What the test returned.</param>
internal sealed record PesterRecord(
    string Kind,
    string? Name = null,
    string File = "",
    int Line = 0,
    IReadOnlyList<string>? Path = null,
    IReadOnlyList<string>? ShownPath = null,
    string Result = "",
    double Milliseconds = 0,
    string? Reason = null,
    string? Failure = null,
    string? Output = null)
{
    private static readonly JsonSerializerOptions _camelCase = new(JsonSerializerDefaults.Web);

    /// <exception cref="JsonException">The line is not one of the report.</exception>
    public static PesterRecord Parse(string line) =>
        JsonSerializer.Deserialize<PesterRecord>(line, _camelCase) ?? throw new JsonException($"The report has a line that says nothing: {line}");

    /// <summary>The path for --treenode-filter, encoded where the filter would see something else.</summary>
    public string TreePath =>
        "/" + string.Join("/", ((IEnumerable<string>)[File, .. ShownPath ?? []]).Select(name => name.Replace("%", "%25").Replace("/", "%2F").Replace("+", "%2B")));
}
