using System.Text;
using System.Text.RegularExpressions;
using EntSso.Deployment;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Xml;

namespace EntSso.Collection;

/// <summary>The lines <c>Label : value</c> of a text that a tool printed and someone saved, in whatever encoding the console had.</summary>
internal sealed class TextFile
{
    /// <summary>The longest text of this kind, in bytes.</summary>
    public const int LongestText = 1 << 20;

    private TextFile(string text, FactOrigin origin)
    {
        Origin = origin;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim().TrimStart('\uFEFF');
            if (line.Length > 0 && !IsPrompt(line))
            {
                int colon = line.IndexOf(':');
                Lines.Add(new LabelledLine(
                    line, colon < 0 ? "" : line.Substring(0, colon).Trim(), colon < 0 ? "" : line.Substring(colon + 1).Trim(),
                    origin.At(i + 1)));
            }
        }
    }

    /// <summary>The lines that are neither empty nor a prompt.</summary>
    public List<LabelledLine> Lines { get; } = [];

    /// <summary>The file and when it was written.</summary>
    public FactOrigin Origin { get; }

    /// <summary>What is doubtful about the file, and lines that were not understood.</summary>
    public List<SourceProblem> Problems { get; } = [];

    /// <summary>Reads a file: UTF-16, UTF-8, or what <see cref="CodePageGuess"/> makes of other bytes, which is a problem.</summary>
    /// <exception cref="SourceFormatException">The file is longer than <see cref="LongestText"/>.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static TextFile Read(string path, string tool, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using FileStream stream = InputFile.Open(path);
        if (stream.Length > LongestText)
        {
            throw new SourceFormatException(path, 0, 0, $"expected the text of {tool}, but the file is longer than {LongestText >> 20} MB");
        }

        using MemoryStream copy = new();
        stream.CopyTo(copy);
        string text = Decode(copy.ToArray(), (int)copy.Length, false, out string? guessed);
        TextFile file = Parse(text, path, File.GetLastWriteTimeUtc(path));
        if (guessed is not null)
        {
            file.Problems.Add(new SourceProblem(
                path, 0, 0, $"The file is neither UTF-8 nor UTF-16 and was read as {guessed}: letters beyond ASCII may be wrong."));
        }

        return file;
    }

    /// <summary>Takes a text apart.</summary>
    public static TextFile Parse(string text, string name, DateTime time) =>
        new(text, new FactOrigin(name, DateTime.SpecifyKind(time, DateTimeKind.Utc)));

    /// <summary>The text of some bytes; with <paramref name="isBeginning"/> a character may be cut at the end.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="length">How many of them count.</param>
    /// <param name="isBeginning">Whether the file goes on behind them.</param>
    /// <param name="guessed">The code page that was guessed; null when the bytes show their encoding.</param>
    public static string Decode(byte[] bytes, int length, bool isBeginning, out string? guessed)
    {
        guessed = null;
        EventTextEncoding encoding = EventTextEncoding.Detect(bytes, length);
        int start = encoding.PreambleLength;
        if (encoding.IsUtf16)
        {
            return (encoding.IsBigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes, start, (length - start) & ~1);
        }

        int end = length;
        while (isBeginning && end > start && end > length - 4 && bytes[end - 1] >= 0x80)
        {
            end--;
        }

        var invalid = new InvalidByteFallback();
        invalid.LookAhead(bytes, start, end - start);
        string text = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, invalid).GetString(bytes, start, end - start);
        guessed = invalid.Count > 0 ? invalid.CodePage : null;
        return text;
    }

    /// <summary>A sentence about a line that was not understood.</summary>
    public void AddProblem(LabelledLine line, string message) =>
        Problems.Add(new SourceProblem(Origin.Source, line.Origin.Line, 1, message));

    // C:\>command, PS C:\> command, and the drive of a network folder: what the user typed, and where.
    private static bool IsPrompt(string line) =>
        Regex.IsMatch(line, @"^(PS |Administrator: )?([A-Za-z]:\\|\\\\)[^>]*>", RegexOptions.CultureInvariant);
}

/// <summary>One line of a text, trimmed.</summary>
internal sealed record LabelledLine(string Text, string Label, string Value, FactOrigin Origin);
