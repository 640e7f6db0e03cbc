using System.Diagnostics;
using System.Text;

namespace EntSso.FakeTool;

/// <summary>
/// A tool that does what the environment says, whatever its arguments are: it is the caller that is tested.
/// FAKE_TOOL_RECORD: a file that each call appends one line to, the arguments in Base64 of UTF-8, an empty one as "-".
/// FAKE_TOOL_OUTPUT, FAKE_TOOL_ERROR: texts to write, FAKE_TOOL_REPEAT times (1 unless told).
/// FAKE_TOOL_BYTES: bytes to write to standard output as they are, in hexadecimal.
/// FAKE_TOOL_EXIT: the exit code.
/// FAKE_TOOL_HANG: any text, to wait without end.
/// FAKE_TOOL_CHILD: a file; a copy of this process is started, which holds that file open and waits without end.
/// FAKE_TOOL_READS: any text, to read standard input to its end before ending.
/// </summary>
public static class Program
{
    public static int Main(string[] arguments)
    {
        if (Variable("RECORD") is { } record)
        {
            File.AppendAllText(record, string.Join(" ", arguments.Select(Encode)) + "\n");
        }

        if (Variable("CHILD") is { } held)
        {
            if (arguments is ["child"])
            {
                using FileStream mine = new(held, FileMode.Create, FileAccess.Write, FileShare.Delete);
                mine.WriteByte(1);
                mine.Flush(true);
                Wait();
            }

            Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "child") { UseShellExecute = false })!.Dispose();
        }

        int repeat = int.Parse(Variable("REPEAT") ?? "1");
        for (int i = 0; i < repeat; i++)
        {
            Console.Out.Write(Variable("OUTPUT"));
            Console.Error.Write(Variable("ERROR"));
        }

        if (Variable("BYTES") is { } bytes)
        {
            using Stream output = Console.OpenStandardOutput();
            output.Write(Convert.FromHexString(bytes));
        }

        if (Variable("READS") is not null)
        {
            Console.In.ReadToEnd();
        }

        if (Variable("HANG") is not null)
        {
            Wait();
        }

        return int.Parse(Variable("EXIT") ?? "0");
    }

    private static string Encode(string argument) =>
        argument.Length == 0 ? "-" : Convert.ToBase64String(Encoding.UTF8.GetBytes(argument));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable("FAKE_TOOL_" + name) is { Length: > 0 } value ? value : null;

    private static void Wait() => new ManualResetEvent(false).WaitOne();
}
