using System.Collections.Concurrent;
using System.Text;

namespace EntSso.Cli.Output;

/// <summary>
/// Writes results in a machine-readable format to a stream, so that output begins before the input ends. Nothing is written before the
/// first result, or the end, was reached without an error.
/// </summary>
internal static class ResultStream
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Writes results one by one.</summary>
    /// <returns>How many there were.</returns>
    public static long Write<T>(Stream output, OutputFormat format, ResultForm<T> form, IEnumerable<T> results)
    {
        using var part = new ResultPart<T>(format, form);
        return Write(output, part, results.Select(result =>
        {
            part.Add(result);
            return part;
        }));
    }

    /// <summary>Writes results that are made in parts on several threads.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="format">JSON, JSON lines or CSV.</param>
    /// <param name="form">How a result looks.</param>
    /// <param name="make">
    /// Gives the parts in their order, each made by the function that it is passed, which may be called on several threads.
    /// </param>
    /// <returns>How many results there were.</returns>
    public static long WriteParts<T>(
        Stream output, OutputFormat format, ResultForm<T> form, Func<Func<IEnumerable<T>, ResultPart<T>>, IEnumerable<ResultPart<T>>> make)
    {
        var written = new ConcurrentBag<ResultPart<T>>();
        using var frame = new ResultPart<T>(format, form);
        long count = Write(
            output, frame,
            make(results =>
            {
                ResultPart<T> part = written.TryTake(out ResultPart<T>? free) ? free : new ResultPart<T>(format, form);
                foreach (T result in results)
                {
                    part.Add(result);
                }

                return part;
            }),
            written.Add);
        foreach (ResultPart<T> part in written)
        {
            part.Dispose();
        }

        return count;
    }

    private static long Write<T>(
        Stream output, ResultPart<T> frame, IEnumerable<ResultPart<T>> parts, Action<ResultPart<T>>? whenWritten = null)
    {
        var buffered = new BufferedStream(output, BufferSize);
        try
        {
            long count = 0;
            foreach (ResultPart<T> part in parts)
            {
                if (count == 0 && part.Count > 0)
                {
                    frame.Begin(buffered);
                }

                count += part.MoveTo(buffered, isFirst: count == 0);
                whenWritten?.Invoke(part);
            }

            if (count == 0)
            {
                frame.Begin(buffered);
            }

            frame.End(buffered, count);
            return count;
        }
        finally
        {
            buffered.Flush();
        }
    }
}

/// <summary>Some results in a row as UTF-8, before they go to the output; used again afterwards.</summary>
internal sealed class ResultPart<T> : IDisposable
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly OutputFormat _format;
    private readonly ResultForm<T> _form;
    private readonly MemoryStream _bytes = new();
    private readonly StreamWriter _text;
    private readonly JsonWriter _json;
    private readonly CsvWriter _csv;

    public ResultPart(OutputFormat format, ResultForm<T> form)
    {
        _format = format is OutputFormat.Json or OutputFormat.Jsonl or OutputFormat.Csv
            ? format
            : throw new ArgumentOutOfRangeException(nameof(format), format, "Tables are written by the commands themselves.");
        _form = form;
        _text = new StreamWriter(_bytes, _utf8);
        _json = new JsonWriter(_text, isCompact: format == OutputFormat.Jsonl);
        _csv = new CsvWriter(_text);
    }

    /// <summary>How many results it holds.</summary>
    public int Count { get; private set; }

    public void Add(T result)
    {
        switch (_format)
        {
            case OutputFormat.Json:
                _json.ContinueArray();
                _form.Json(_json, result);
                _json.Flush();
                break;
            case OutputFormat.Jsonl:
                _form.Json(_json, result);
                _json.End();
                break;
            default:
                _csv.WriteRow(_form.CsvRow(result));
                break;
        }

        Count++;
    }

    /// <summary>Writes what comes before all results.</summary>
    public void Begin(Stream output)
    {
        if (_format == OutputFormat.Csv)
        {
            _csv.WriteRow(_form.CsvHeader);
            _ = MoveTo(output, isFirst: false);
        }
    }

    /// <summary>Writes the results; each but the first of a JSON array has a comma before it.</summary>
    /// <returns>How many there were; afterwards there are none.</returns>
    public int MoveTo(Stream output, bool isFirst)
    {
        int count = Count;
        _text.Flush();
        byte[] bytes = _bytes.GetBuffer();
        int length = (int)_bytes.Length;
        if (length > 0 && _format == OutputFormat.Json && isFirst)
        {
            bytes[0] = (byte)'[';
        }

        output.Write(bytes, 0, length);
        _bytes.SetLength(0);
        Count = 0;
        return count;
    }

    public void Dispose() => _text.Dispose();

    /// <summary>Writes what comes behind all results.</summary>
    public void End(Stream output, long count)
    {
        if (_format == OutputFormat.Json)
        {
            output.Write(count == 0 ? "[]\n"u8 : "\n]\n"u8);
        }
    }
}
