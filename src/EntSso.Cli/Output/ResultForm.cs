
namespace EntSso.Cli.Output;

/// <summary>How results of one type look in each machine-readable format.</summary>
/// <param name="Json">Writes one result as a JSON object.</param>
/// <param name="CsvHeader">The column names.</param>
/// <param name="CsvRow">One result's cells.</param>
internal sealed record ResultForm<T>(
    Action<JsonWriter, T> Json, IReadOnlyList<string> CsvHeader, Func<T, IReadOnlyList<string>> CsvRow);
