using System.Text;

namespace EntSso.Cli.Output;

/// <summary>
/// The border to the terminal: the only place that opens standard output and standard error. Text of any origin is made visible here, once.
/// </summary>
internal static class StandardStreams
{
    /// <summary>Standard error for messages.</summary>
    public static VisibleWriter Error { get; } = new(Console.Error, isMessages: true);

    /// <summary>Standard output for text that people read: what would move the cursor or hide something is shown as <c>\uXXXX</c>.</summary>
    public static TextWriter OpenText() => new VisibleWriter(new StreamWriter(OpenData(), new UTF8Encoding(false)), isMessages: false);

    /// <summary>Standard output for formats that programs read and that escape by themselves.</summary>
    public static Stream OpenData() => Console.OpenStandardOutput();

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

    private string Visible(string? text)
    {
        string visible = VisibleText.ForTerminal(text ?? "");
        return isMessages ? visible.TrimEnd('\n').Replace("\n", "\n  ", StringComparison.Ordinal) : visible;
    }

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
