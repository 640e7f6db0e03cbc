using System.Text;

namespace EntSso.Cli.Output;

/// <summary>
/// The border to the terminal: the only place that opens standard output and standard error. Text of any origin is made visible here, once.
/// </summary>
internal static class StandardStreams
{
    /// <summary>Standard error for messages; without one they are dropped.</summary>
    public static VisibleWriter Error { get; } = new(IsClosed(2) ? TextWriter.Null : Console.Error, isMessages: true);

    /// <summary>
    /// Standard output for text that people read: what would move the cursor or hide something is shown as <c>\uXXXX</c>.
    /// </summary>
    public static TextWriter OpenText() => new VisibleWriter(new StreamWriter(OpenData(), new UTF8Encoding(false)), isMessages: false);

    /// <summary>Standard output for formats that programs read and that escape by themselves.</summary>
    /// <exception cref="IOException">There is none: the process was started without it.</exception>
    public static Stream OpenData() =>
        IsClosed(1)
            ? throw new IOException("standard output is closed: nothing can be written to it.")
            : new OutputStream(Console.OpenStandardOutput());

    /// <summary>
    /// Whether the process was started without a standard stream. The runtime then has opened something under that number for itself: a
    /// library or a pipe, on which a read would wait without end and a write would reach the runtime.
    /// </summary>
    /// <param name="descriptor">0 for input, 1 for output, 2 for errors.</param>
    public static bool IsClosed(int descriptor)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        const string Folder = "/proc/self/fd";
        try
        {
            string? target = new FileInfo($"{Folder}/{descriptor}").LinkTarget;
            return target is null
                || target.StartsWith("anon_inode:", StringComparison.Ordinal)
                || (descriptor == 0 ? target.EndsWith(".dll", StringComparison.Ordinal) : !IsWritten($"{descriptor}"))
                || (target.StartsWith("pipe:", StringComparison.Ordinal)
                    && Directory.EnumerateFileSystemEntries(Folder)
                        .Any(entry => new FileInfo(entry).LinkTarget == target && IsWritten(Path.GetFileName(entry)) == (descriptor == 0)));
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether a number represents something that this process writes, and not reads: a process that holds both ends of a pipe made it. The
    /// line "flags:" has open(2)'s flags in octal digits; the last two bits are 0 for reading.
    /// </summary>
    private static bool IsWritten(string descriptor) => File.ReadLines($"/proc/self/fdinfo/{descriptor}")
        .Any(line => line.StartsWith("flags:", StringComparison.Ordinal) && (line[^1] & 3) != 0);

    /// <summary>Text of a format that cannot escape (CSV): as it is for a program, visible for a terminal.</summary>
    public static Func<string, string> Cells => Console.IsOutputRedirected ? text => text : VisibleText.ForTerminal;
}

/// <summary>Makes text visible on its way to a terminal.</summary>
/// <param name="inner">Where it goes.</param>
/// <param name="isMessages">
/// Whether each call is a message: its further lines are then indented, so that text of others cannot pass for a message; and when they
/// cannot be written (closed, full disk), they are dropped, because no one is left to read them.
/// </param>
internal sealed class VisibleWriter(TextWriter inner, bool isMessages) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value) => Guard(() => inner.Write(Visible(value)));

    public override void WriteLine() => Guard(inner.WriteLine);

    public override void WriteLine(string? value) => Guard(() => inner.WriteLine(Visible(value)));

    public override void Flush() => Guard(inner.Flush);

    /// <summary>Goes to the start of the line and empties it: the one sequence that this program itself sends.</summary>
    public void ClearLine() => Guard(() => inner.Write("\r\u001b[K"));

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isMessages)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Visible(string? text) => isMessages ? VisibleText.ForMessage(text ?? "") : VisibleText.ForTerminal(text ?? "");

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception lost) when (isMessages && lost is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
        }
    }
}

/// <summary>Standard output, whose errors name it.</summary>
/// <param name="inner">The stream.</param>
internal sealed class OutputStream(Stream inner) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Guard(() => inner.Write(buffer, offset, count));

    public override void Flush() => Guard(inner.Flush);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // With the number: by it a reader that has gone is recognised.
            throw new IOException($"standard output: {failed.Message}", failed.HResult);
        }
    }
}
