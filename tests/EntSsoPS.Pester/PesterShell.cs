using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace EntSsoPS.Pester;

/// <summary>Runs Invoke-Suite.ps1 in a PowerShell process and reads its report while it grows.</summary>
internal static class PesterShell
{
    /// <summary>A variable that names another PowerShell than that of the tool manifest, for example powershell.exe.</summary>
    public const string ShellVariable = "ENTSSO_POWERSHELL";

    private const int LastLines = 40;

    /// <summary>The folder with the test files.</summary>
    public static string Suite { get; } = Described("Suite");

    /// <summary>The records of a run, as they come.</summary>
    /// <param name="list">Only lists the tests.</param>
    /// <param name="lines">FILE:LINE of the tests to run; all when empty.</param>
    /// <param name="cancellation">Ends the shell and everything that it started.</param>
    /// <exception cref="PesterShellException">The shell could not be started, died, or ended without the last line of its report.</exception>
    public static async IAsyncEnumerable<PesterRecord> RunAsync(
        bool list, IReadOnlyCollection<string> lines, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("entsso-pester-").FullName;
        try
        {
            string report = Path.Combine(folder, "report.jsonl");
            await using FileStream stream = new(report, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream);
            using Process shell = new() { StartInfo = StartInfo(list, lines, report) };
            Channel<string> output = Channel.CreateUnbounded<string>();
            Queue<string> last = new();
            int open = 2;
            void Receive(object sender, DataReceivedEventArgs received)
            {
                if (received.Data is { } line)
                {
                    output.Writer.TryWrite(line);
                }
                else if (Interlocked.Decrement(ref open) == 0)
                {
                    output.Writer.Complete();
                }
            }

            shell.OutputDataReceived += Receive;
            shell.ErrorDataReceived += Receive;
            Start(shell);
            using CancellationTokenRegistration ending = cancellation.Register(() => End(shell));

            // What the shell prints says when to look at the report, and what happened when there is none.
            string current = "";
            bool ended = false;
            bool drained = false;
            while (!drained)
            {
                drained = !await output.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false);
                while (output.Reader.TryRead(out string? line))
                {
                    last.Enqueue(line);
                    if (last.Count > LastLines)
                    {
                        last.Dequeue();
                    }
                }

                if (drained)
                {
                    await shell.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
                }

                while (await ReadLineAsync(reader).ConfigureAwait(false) is { } line)
                {
                    PesterRecord record = PesterRecord.Parse(line);
                    if (record.Kind == "begin")
                    {
                        current = record.File;
                    }
                    else if (record.Kind == "end")
                    {
                        ended = true;
                    }
                    else
                    {
                        yield return record;
                    }
                }
            }

            cancellation.ThrowIfCancellationRequested();
            if (!ended || shell.ExitCode != 0)
            {
                string what = ended ? "after its report was complete" : current.Length == 0 ? "before the first file" : $"in {current}";
                throw new PesterShellException(
                    $"The PowerShell that ran the suite ended {what}, with exit code {shell.ExitCode}. Its last words:\n{string.Join("\n", last)}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ProcessStartInfo StartInfo(bool list, IReadOnlyCollection<string> lines, string report)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Invoke-Suite.ps1");
        (string program, string[] before) = Environment.GetEnvironmentVariable(ShellVariable) is { Length: > 0 } other
            ? (other, Array.Empty<string>())
            : (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", [Described("PowerShell")]);
        // A list as one argument: -File hands over texts only, so the lines go in a file of their own.
        ProcessStartInfo start = new(program, [.. before, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Suite,
        };
        Add("-Pester", Path.Combine(AppContext.BaseDirectory, "Pester", "Pester.psd1"));
        Add("-Suite", Suite);
        Add("-Report", report);
        if (list)
        {
            Add("-List");
        }

        if (lines.Count > 0)
        {
            string selected = Path.ChangeExtension(report, ".lines");
            File.WriteAllLines(selected, lines);
            Add("-Selected", selected);
        }

        // Nothing of this run leaves the machine.
        foreach (string name in (string[])["POWERSHELL_TELEMETRY_OPTOUT", "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_NOLOGO"])
        {
            start.Environment[name] = "1";
        }

        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        // Those of the test platform are not for the programs that the tests run.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("TESTINGPLATFORM_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;

        void Add(params string[] arguments)
        {
            foreach (string argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }
        }
    }

    private static void Start(Process shell)
    {
        try
        {
            shell.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PesterShellException($"{shell.StartInfo.FileName} could not be started: {e.Message}. {ShellVariable} names another PowerShell.");
        }

        shell.StandardInput.Close();
        shell.BeginOutputReadLine();
        shell.BeginErrorReadLine();
    }

    private static void End(Process shell)
    {
        try
        {
            shell.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <summary>The next line that is complete; null where there is none yet.</summary>
    private static async Task<string?> ReadLineAsync(StreamReader reader)
    {
        // The script writes a line at a time and flushes it: only a shell that died in between leaves a part of one.
        string? line = await reader.ReadLineAsync().ConfigureAwait(false);
        return line is null || line.EndsWith('}') ? line : null;
    }

    private static string Described(string key) =>
        typeof(PesterShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
