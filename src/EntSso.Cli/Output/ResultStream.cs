using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EntSso.Cli.Output;

/// <summary>Writes results to a stream one by one, so that output begins before the input ends.</summary>
internal static class ResultStream
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Writes all results in a machine-readable format.</summary>
    /// <returns>How many there were.</returns>
    public static long Write<T>(Stream output, OutputFormat format, ResultForm<T> form, IEnumerable<T> results) => format switch
    {
        OutputFormat.Json => WriteArray(output, form, results),
        OutputFormat.Jsonl => WriteLines(output, form, results),
        OutputFormat.Csv => WriteCsv(output, form, results),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Tables are written by the commands themselves."),
    };

    private static long WriteArray<T>(Stream output, ResultForm<T> form, IEnumerable<T> results)
    {
        using var json = new Utf8JsonWriter(output, Options(indented: true));
        long count = 0;
        json.WriteStartArray();
        foreach (T result in results)
        {
            form.Json(json, result);
            count++;
            if (json.BytesPending > BufferSize)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
        return count;
    }

    private static long WriteLines<T>(Stream output, ResultForm<T> form, IEnumerable<T> results)
    {
        using var buffered = new BufferedStream(output, BufferSize);
        using var json = new Utf8JsonWriter(buffered, Options(indented: false));
        long count = 0;
        foreach (T result in results)
        {
            form.Json(json, result);
            json.Flush();
            buffered.Write("\n"u8);
            json.Reset();
            count++;
        }

        return count;
    }

    private static long WriteCsv<T>(Stream output, ResultForm<T> form, IEnumerable<T> results)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), BufferSize, leaveOpen: true);
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

    /// <summary>The output is read by programs and people, never put into a page: only what JSON demands is escaped.</summary>
    private static JsonWriterOptions Options(bool indented) => new()
    {
        Indented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
}
