using System.Text;

namespace EntSso.Cli.Output;

/// <summary>Writes results to a stream one by one, so that output begins before the input ends.</summary>
internal static class ResultStream
{
    private const int BufferSize = 64 * 1024;

    /// <summary>
    /// Writes all results in a machine-readable format. Nothing is written before the first result, or the end, was reached without an
    /// error.
    /// </summary>
    /// <returns>How many there were.</returns>
    public static long Write<T>(Stream output, OutputFormat format, ResultForm<T> form, IEnumerable<T> results)
    {
        using IEnumerator<T> reading = results.GetEnumerator();
        bool hasFirst = reading.MoveNext();
        IEnumerable<T> All()
        {
            for (bool more = hasFirst; more; more = reading.MoveNext())
            {
                yield return reading.Current;
            }
        }

        return format switch
        {
            OutputFormat.Json => WriteArray(output, form, All()),
            OutputFormat.Jsonl => WriteLines(output, form, All()),
            OutputFormat.Csv => WriteCsv(output, form, All()),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Tables are written by the commands themselves."),
        };
    }

    private static long WriteArray<T>(Stream output, ResultForm<T> form, IEnumerable<T> results)
    {
        using StreamWriter writer = Writer(output);
        var json = new JsonWriter(writer);
        long count = 0;
        json.StartArray();
        foreach (T result in results)
        {
            form.Json(json, result);
            count++;
        }

        json.EndArray().End();
        return count;
    }

    private static long WriteLines<T>(Stream output, ResultForm<T> form, IEnumerable<T> results)
    {
        using StreamWriter writer = Writer(output);
        var json = new JsonWriter(writer, isCompact: true);
        long count = 0;
        foreach (T result in results)
        {
            form.Json(json, result);
            json.End();
            count++;
        }

        return count;
    }

    private static long WriteCsv<T>(Stream output, ResultForm<T> form, IEnumerable<T> results)
    {
        using StreamWriter writer = Writer(output);
        var csv = new CsvWriter(writer);
        csv.WriteRow(form.CsvHeader);
        long count = 0;
        foreach (T result in results)
        {
            csv.WriteRow(form.CsvRow(result));
            count++;
        }

        return count;
    }

    private static StreamWriter Writer(Stream output) => new(output, new UTF8Encoding(false), BufferSize, leaveOpen: true);
}
