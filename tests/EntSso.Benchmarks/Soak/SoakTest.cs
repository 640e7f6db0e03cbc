using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using EntSso.Testing;
using Folders = System.IO.Directory;

namespace EntSso.Benchmarks.Soak;

/// <summary>
/// <c>soak MINUTES [SEED]</c>: mutated inputs of all kinds over all commands of entsso-sync, one process each. Each has to end by itself with
/// 0, 1 or 2 within 20 seconds of processor time and 300 MB, and write neither a stack trace nor a control character to standard error.
/// Inputs that make one fail are kept.
/// </summary>
internal static class SoakTest
{
    private const int MostSeconds = 20;
    private const int HangSeconds = 120;
    private const long MostMemory = 300L << 20;
    private const int AtOnce = 2;

    public static int Run(string[] arguments)
    {
        if (arguments.Length is not (1 or 2) || !double.TryParse(arguments[0], CultureInfo.InvariantCulture, out double minutes)
            || (arguments.Length == 2 && !int.TryParse(arguments[1], CultureInfo.InvariantCulture, out _)))
        {
            Console.Error.WriteLine("soak MINUTES [SEED]");
            return 2;
        }

        int firstSeed = arguments.Length == 2 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : Environment.TickCount & 0xFFFFFF;
        string root = Root();
        string tool = Tool(root);
        IReadOnlyList<string> inputs = Inputs(root);
        string folder = Folders.CreateTempSubdirectory("entsso-soak-").FullName;
        Console.WriteLine($"{inputs.Count} inputs, seed {firstSeed}, {minutes} minutes; failures are kept in {folder}.");
        var end = DateTime.UtcNow.AddMinutes(minutes);
        var totals = new Totals();
        int seed = firstSeed;
        Thread[] workers = [.. Enumerable.Range(0, AtOnce).Select(_ => new Thread(() =>
        {
            while (DateTime.UtcNow < end)
            {
                One(tool, inputs, folder, Interlocked.Increment(ref seed), totals);
            }
        }))];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        Console.WriteLine($"{totals.Runs} runs; exit codes {string.Join(", ", totals.Codes.OrderBy(one => one.Key).Select(one => $"{one.Key}: {one.Value}"))}.");
        Console.WriteLine($"Most memory {totals.Memory >> 20} MB, most processor time {totals.Seconds:0.0} s; {totals.Failures.Count} failures.");
        foreach (string failure in totals.Failures.Take(50))
        {
            Console.WriteLine(failure);
        }

        return totals.Failures.IsEmpty ? 0 : 1;
    }

    private static void One(string tool, IReadOnlyList<string> inputs, string parent, int seed, Totals totals)
    {
        var random = new Random(seed);
        string folder = Folders.CreateDirectory(Path.Combine(parent, seed.ToString(CultureInfo.InvariantCulture))).FullName;
        string[] files = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i =>
        {
            string source = inputs[random.Next(inputs.Count)];
            string file = Path.Combine(folder, $"{i}-{Path.GetFileName(source)}");
            File.WriteAllBytes(file, Mutation.Apply(File.ReadAllBytes(source), random));
            return file;
        })];
        string[] arguments = Arguments(random, folder, files);
        (int code, string error, long memory, double seconds) = Start(tool, arguments, files[0], random);
        string[] faults =
        [
            .. code is 0 or 1 or 2 ? [] : new[] { $"exit code {code}" },
            .. memory > MostMemory ? new[] { $"{memory >> 20} MB" } : [],
            .. seconds > MostSeconds ? new[] { $"{seconds:0.0} s" } : [],
            .. error.Contains("   at ", StringComparison.Ordinal) || error.Contains("error of entsso-sync", StringComparison.Ordinal) ? new[] { error } : [],
            .. UglyText.Dangers(error.ReplaceLineEndings("\n")).Take(3),
        ];
        totals.Add(code, memory, seconds);
        if (faults.Length == 0)
        {
            Folders.Delete(folder, recursive: true);
        }
        else
        {
            totals.Failures.Enqueue($"{seed}: {string.Join(' ', arguments.Select(Shown))}: {Shown(string.Join("; ", faults))}");
        }
    }

    private static string Shown(string text) => string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString()));

    private static string[] Arguments(Random random, string folder, string[] files)
    {
        string file = files[random.Next(files.Length)];
        string ugly = UglyText.Make(random.Next()).Replace("\0", "", StringComparison.Ordinal);
        string place = random.Next(3) == 0 ? folder : file;
        string format = Pick("table", "json", "jsonl", "csv");
        return random.Next(14) switch
        {
            0 => ["events", place, "--format", format, "--provider", "*"],
            1 => ["events", place, "--format", format, "--account", ugly],
            2 => ["events", .. files, "--after", Pick("2026-01-01", ugly), "--id", Pick("11060", "11060,11031", ugly)],
            3 => ["changes", place, "--format", format],
            4 => ["changes", .. files],
            5 => ["explain", Pick(ugly, "0x" + random.Next().ToString("x", CultureInfo.InvariantCulture), random.Next(70000).ToString(CultureInfo.InvariantCulture))],
            6 => ["diagnose", folder, "--format", Pick("table", "json", "junit", "sarif", "html")],
            7 => ["diagnose", .. files],
            8 => ["diagnose", place, "--rule", Pick("KRB-*", ugly), "--output", Path.Combine(folder, "report")],
            9 => ["collect", folder, "--output", Path.Combine(folder, "collected.json"), "--name", ugly],
            10 => ["config", "test", file, "--deployment", files[random.Next(files.Length)], "--format", format],
            11 => ["config", "apply", file, "--deployment", files[random.Next(files.Length)]],
            12 => ["resource", Pick("get", "test", "set")],
            _ => ["spn", ugly, "ENTSSO/" + ugly, "--connect-to", ugly, "--format", format],
        };

        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
    }

    private static (int Code, string Error, long Memory, double Seconds) Start(string tool, string[] arguments, string input, Random random)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [tool, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardErrorEncoding = Encoding.UTF8,
            },
        };
        process.Start();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        if (random.Next(2) == 0)
        {
            try
            {
                process.StandardInput.BaseStream.Write(File.ReadAllBytes(input));
            }
            catch (IOException)
            {
                // It does not read its input.
            }
        }

        Close(process.StandardInput);
        var watch = Stopwatch.StartNew();
        long memory = 0;
        double seconds = 0;
        while (!process.WaitForExit(25))
        {
            try
            {
                process.Refresh();
                memory = Math.Max(memory, process.PeakWorkingSet64);
                seconds = process.TotalProcessorTime.TotalSeconds;
            }
            catch (InvalidOperationException)
            {
                break;
            }

            if (watch.Elapsed.TotalSeconds > HangSeconds)
            {
                process.Kill();
                process.WaitForExit();
                return (-1, $"hung for {HangSeconds} s. {error.Result}", memory, seconds);
            }
        }

        process.WaitForExit();
        output.Wait();
        return (process.ExitCode, error.Result, memory, seconds);
    }

    private static void Close(StreamWriter input)
    {
        try
        {
            input.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    /// <summary>The samples, the exports of the tests, and the schemas' own kind: everything that a command reads.</summary>
    private static IReadOnlyList<string> Inputs(string root) =>
    [
        .. new[] { "docs/samples", "tests/EntSso.Tests/TestData" }
            .SelectMany(folder => Folders.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".EVTX" or ".XML" or ".JSON" or ".TXT" && new FileInfo(file).Length < 4L << 20)
            .Order(StringComparer.Ordinal),
    ];

    private static string Root()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "EntSsoPS.slnx")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("Run this from a build inside the checkout.");
    }

    private static string Tool(string root) => new[] { "Release", "Debug" }
        .Select(configuration => Path.Combine(root, "src", "EntSso.Cli", "bin", configuration, "net10.0", "entsso-sync.dll"))
        .Where(File.Exists)
        .OrderByDescending(File.GetLastWriteTimeUtc)
        .FirstOrDefault() ?? throw new InvalidOperationException("Build src/EntSso.Cli first.");

    private sealed class Totals
    {
        private int _runs;
        private long _memory;
        private double _seconds;

        public int Runs => _runs;

        public long Memory => _memory;

        public double Seconds => _seconds;

        public ConcurrentDictionary<int, int> Codes { get; } = new();

        public ConcurrentQueue<string> Failures { get; } = new();

        public void Add(int code, long memory, double seconds)
        {
            Codes.AddOrUpdate(code, 1, (_, count) => count + 1);
            lock (this)
            {
                _runs++;
                _memory = Math.Max(_memory, memory);
                _seconds = Math.Max(_seconds, seconds);
            }
        }
    }
}
