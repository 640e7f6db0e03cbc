using System.Diagnostics;
using System.Globalization;
using EntSso.Benchmarks.Soak;
using EntSso.Testing.Evtx;

namespace EntSso.Benchmarks.Changes;

/// <summary>
/// <c>entsso-sync changes</c> as a process of its own over the logs of a domain controller, a sync engine and an ENTSSO server: CPU time and
/// largest resident memory for 100,000, 300,000 and 1,000,000 changes (then three logs of 256 MiB or more), and a table of 200,000.
/// </summary>
/// <remarks><c>--changes N</c> takes one number of changes instead; <c>--keep</c> leaves the logs. Linux only: memory and time come from /proc.</remarks>
internal static class ChangesBenchmark
{
    private const long LargestLog = 256L << 20;
    private const int Most = 1_000_000;
    private const double LargestMemory = 1024;
    private const double LargestGrowth = 1.3;
    private const double SlowestTable = 10;
    private const int Accounts = 50_000;

    public static int Run(string[] args)
    {
        int[] counts = Array.IndexOf(args, "--changes") is >= 0 and var at ? [int.Parse(args[at + 1], CultureInfo.InvariantCulture)] : [100_000, 300_000, Most];
        string folder = System.IO.Directory.CreateTempSubdirectory("entsso-benchmark-changes").FullName;
        try
        {
            var table = Measure(folder, 200_000, "table");
            var runs = counts.Select(count => Measure(folder, count, "jsonl")).ToList();
            var growth = runs[^1].Cpu / counts[^1] / (runs[0].Cpu / counts[0]);
            Say($"CPU time for a change, largest against smallest: {growth:0.00}");
            var isGood = runs.TrueForAll(run => run.Memory <= LargestMemory) && growth <= LargestGrowth && table.Cpu <= SlowestTable && table.Memory <= LargestMemory;
            Say($"target (at most {LargestMemory:0} MiB, growth {LargestGrowth}, table {SlowestTable:0} s): {(isGood ? "met" : "missed")}");
            return isGood ? 0 : 1;
        }
        finally
        {
            if (!args.Contains("--keep"))
            {
                System.IO.Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static (double Cpu, double Memory) Measure(string folder, int count, string format)
    {
        var size = Write(folder, count);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [SoakTest.FindTool(), "changes", folder, "--format", format])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = 0;
        var reading = Task.Run(() =>
        {
            while (process.StandardOutput.ReadLine() is not null)
            {
                lines++;
            }
        });
        double cpu = 0, memory = 0;
        while (!process.WaitForExit(50))
        {
            (cpu, memory) = Usage(process.Id) ?? (cpu, memory);
        }

        reading.Wait();
        Say($"{count} changes, {size / 1048576.0:0} MiB, {format}: {cpu:0.0} s CPU, {watch.Elapsed.TotalSeconds:0.0} s, {memory:0} MiB, {lines} lines");
        return process.ExitCode == 0 ? (cpu, memory) : throw new InvalidOperationException($"entsso-sync ended with {process.ExitCode}.");
    }

    private static (double Cpu, double Memory)? Usage(int id)
    {
        try
        {
            // User and system time are the 14th and 15th field, in hundredths of a second.
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].Split(' ');
            var peak = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM", StringComparison.Ordinal));
            return peak is null ? null
                : ((double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100,
                    double.Parse(peak.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Writes the three logs and returns their size together.</summary>
    private static long Write(string folder, int count)
    {
        long least = LargestLog * count / Most;
        return Write(folder, "DC1", count, least, (i, time) => [Event("DC1", "PCNSSVC", 2302, time, "0F2C", Id(i, 1), Id(i % Accounts, 2), User(i), "MIMSYNC1", "1")])
            + Write(folder, "MIMSYNC1", count, least, (i, time) => [Event("MIMSYNC1", "FIMSynchronizationService", 6903, time, $"Tracking ID: {{{Id(i, 1)}}}")])
            + Write(folder, "INTSVR1", count, least, (i, time) =>
                [Event("INTSVR1", "ENTSSO", 11058, time, Id(i, 3), "PAYROLL", User(i), $"PAYROLLDOM\\u{i % Accounts}")]);
    }

    private static long Write(string folder, string computer, int count, long least, Func<int, DateTime, EvtxEvent[]> events)
    {
        using var stream = new FileStream(Path.Combine(folder, computer + ".evtx"), FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 20);
        using (var writer = new EvtxWriter(stream))
        {
            var time = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);
            for (int i = 0; i < count; i++, time = time.AddSeconds(2))
            {
                foreach (EvtxEvent one in events(i, time))
                {
                    writer.Write(one);
                }

                // What else such a log holds, until it has its size.
                while (stream.Length < least * (i + 1.0) / count)
                {
                    writer.Write(Event(computer, "Contoso Backup Agent", 7, time, "C:\\Program Files\\Contoso reached the running state of session " + i));
                }
            }
        }

        return new FileInfo(Path.Combine(folder, computer + ".evtx")).Length;
    }

    private static EvtxEvent Event(string computer, string provider, int id, DateTime time, params string[] strings) =>
        new() { Provider = provider, Id = id, Time = time, Computer = computer + ".fabrikam.com", Strings = strings };

    private static string Id(int number, short kind) => new Guid(number, kind, 0x4c0e, 0x9b, 1, 0, 0, 0xfa, 0xb0, 0, 1).ToString();

    private static string User(int i) => $"FABRIKAM\\user{i % Accounts}";

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
