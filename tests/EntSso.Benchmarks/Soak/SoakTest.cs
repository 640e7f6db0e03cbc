using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using EntSso.Testing;
using Folders = System.IO.Directory;

namespace EntSso.Benchmarks.Soak;

/// <summary>
/// <c>soak MINUTES [SEED]</c>: mutated inputs of all kinds over all commands of entsso-sync. Each run has to end by itself with 0, 1 or 2
/// within 20 seconds of processor time and 300 MB, and write neither a stack trace nor a control character to standard error. One worker
/// starts a process for each run; the other calls the tool's entry point some hundred times in one process, which reaches more in the same
/// time, and what fails there fails with its seed. Inputs that make a run fail are kept. <c>soak-one SEED</c> runs one seed as a process.
/// </summary>
internal static class SoakTest
{
    private const int MostSeconds = 20;
    private const int HangSeconds = 600;
    private const long MostMemory = 300L << 20;
    private const int InOneProcess = 300;

    public static int Run(string[] arguments)
    {
        if (arguments.Length is not (1 or 2) || !double.TryParse(arguments[0], CultureInfo.InvariantCulture, out double minutes)
            || (arguments.Length == 2 && !int.TryParse(arguments[1], CultureInfo.InvariantCulture, out _)))
        {
            Console.Error.WriteLine("soak MINUTES [SEED]");
            return 2;
        }

        int firstSeed = arguments.Length == 2 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : Environment.TickCount & 0xFFFFFF;
        string folder = Folders.CreateTempSubdirectory("entsso-soak-").FullName;
        var soak = new Soak(folder);
        Console.WriteLine($"{soak.Inputs.Count} inputs, seed {firstSeed}, {minutes} minutes; failures are kept in {folder}.");
        var end = DateTime.UtcNow.AddMinutes(minutes);
        int seed = firstSeed;
        Thread[] workers =
        [
            new(() =>
            {
                while (DateTime.UtcNow < end)
                {
                    One(soak, Interlocked.Increment(ref seed), Start);
                }
            }),
            new(() =>
            {
                while (DateTime.UtcNow < end)
                {
                    Many(soak, Interlocked.Add(ref seed, InOneProcess) - InOneProcess);
                }
            }),
        ];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        soak.Totals.Write();
        return soak.Totals.Failures.IsEmpty ? 0 : 1;
    }

    /// <summary><c>soak-one SEED</c>: one run of a soak again, as a process.</summary>
    public static int RunOne(string[] arguments)
    {
        var soak = new Soak(Folders.CreateTempSubdirectory("entsso-soak-").FullName);
        One(soak, int.Parse(arguments[0], CultureInfo.InvariantCulture), Start);
        soak.Totals.Write();
        return soak.Totals.Failures.IsEmpty ? 0 : 1;
    }

    /// <summary><c>soak-many FOLDER SEED</c>: many runs in this process. The results go to a file, because standard output is the tool's.</summary>
    public static int RunMany(string[] arguments)
    {
        string folder = arguments[0];
        int first = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var soak = new Soak(folder);
        MethodInfo main = Assembly.LoadFrom(soak.Tool).EntryPoint!;
        using var errors = new StringWriter();
        Console.SetError(errors);
        using var process = Process.GetCurrentProcess();
        using StreamWriter results = new(Path.Combine(folder, $"results-{first}")) { AutoFlush = true };
        for (int seed = first + 1; seed < first + InOneProcess; seed++)
        {
            // The last line names the run that ended the process, if one did.
            results.Write($"{seed}\t");
            One(soak, seed, (_, words, _, _) =>
            {
                errors.GetStringBuilder().Clear();
                TimeSpan before = process.TotalProcessorTime;
                object? code = main.Invoke(null, [words]);
                return ((int)code!, errors.ToString(), 0, (process.TotalProcessorTime - before).TotalSeconds);
            });
            string? failure = soak.Totals.Failures.TryDequeue(out string? text) ? text : null;
            results.WriteLine($"{soak.Totals.LastCode}\t{soak.Totals.LastSeconds.ToString(CultureInfo.InvariantCulture)}\t{soak.Totals.LastCommand}\t{failure}");
        }

        return 0;
    }

    private static void Many(Soak soak, int first)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, "soak-many", soak.Folder, first.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        string file = Path.Combine(soak.Folder, $"results-{first}");
        var sinceLast = Stopwatch.StartNew();
        long length = 0, memory = 0;
        while (!process.WaitForExit(1000))
        {
            process.Refresh();
            memory = Math.Max(memory, process.HasExited ? 0 : process.PeakWorkingSet64);
            if (File.Exists(file) && new FileInfo(file).Length is var now && now != length)
            {
                length = now;
                sinceLast.Restart();
            }

            if (sinceLast.Elapsed.TotalSeconds > 2 * HangSeconds)
            {
                process.Kill();
            }
        }

        process.WaitForExit();
        output.Wait();
        foreach (string[] result in File.ReadLines(file).Select(line => line.Split('\t', 5)))
        {
            if (result.Length < 5)
            {
                soak.Totals.Failures.Enqueue($"{result[0]}: ended the process with {process.ExitCode}: {Shown(error.Result)}");
                continue;
            }

            soak.Totals.Add(result[3] + " (in one process)", int.Parse(result[1], CultureInfo.InvariantCulture), memory, double.Parse(result[2], CultureInfo.InvariantCulture));
            if (result[4].Length > 0)
            {
                soak.Totals.Failures.Enqueue(result[4]);
            }
        }

        File.Delete(file);
    }

    private static void One(Soak soak, int seed, Func<string, string[], string, Random, (int Code, string Error, long Memory, double Seconds)> start)
    {
        var random = new Random(seed);
        string folder = Folders.CreateDirectory(Path.Combine(soak.Folder, seed.ToString(CultureInfo.InvariantCulture))).FullName;

        // Two of three runs get files that belong to the command, the others any.
        int kind = random.Next(3);
        IReadOnlyList<string>[] sources = kind switch
        {
            0 => [soak.Desired, soak.Deployments],
            1 => [.. Enumerable.Repeat(soak.Logs, random.Next(1, 4))],
            _ => [.. Enumerable.Repeat(soak.Inputs, random.Next(1, 4))],
        };
        string[] files = [.. sources.Select((possible, i) =>
        {
            string source = possible[random.Next(possible.Count)];
            string file = Path.Combine(folder, random.Next(4) == 0 ? Path.GetFileName(source) : $"{i}-{Path.GetFileName(source)}");
            byte[] whole = File.ReadAllBytes(source);

            // Most stay readable, so that the work behind the reading is reached.
            byte[] changed = random.Next(5) switch
            {
                0 => Mutation.Apply(whole, random),
                1 when StructuredMutation.Apply(whole, source, random) is { } twice => Mutation.Apply(twice, random),
                _ => StructuredMutation.Apply(whole, source, random) ?? Mutation.Apply(whole, random),
            };
            File.WriteAllBytes(file, changed);
            return file;
        })];
        string[] arguments = Arguments(random, folder, files, kind, start == Start);
        (int code, string error, long memory, double seconds) = start(soak.Tool, arguments, files[0], random);
        string[] faults =
        [
            .. code is 0 or 1 or 2 ? [] : new[] { $"exit code {code}" },
            .. memory > MostMemory ? new[] { $"{memory >> 20} MB" } : [],
            .. seconds > MostSeconds ? new[] { $"{seconds:0.0} s" } : [],
            .. error.Contains("   at ", StringComparison.Ordinal) || error.Contains("error of entsso-sync", StringComparison.Ordinal) ? new[] { error } : [],
            .. UglyText.Dangers(error.ReplaceLineEndings("\n")).Take(3),
        ];
        soak.Totals.Add(arguments[0], code, memory, seconds);
        if (faults.Length == 0)
        {
            Folders.Delete(folder, recursive: true);
        }
        else
        {
            soak.Totals.Failures.Enqueue($"{seed}: {string.Join(' ', arguments.Select(Shown))}: {Shown(string.Join("; ", faults))}");
        }
    }

    private static string Shown(string text) => string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString()));

    private static string[] Arguments(Random random, string folder, string[] files, int kind, bool mayReadInput)
    {
        string file = files[random.Next(files.Length)];
        string deployment = files.FirstOrDefault(one => one.Contains("deployment", StringComparison.OrdinalIgnoreCase)) ?? file;
        string desired = files.FirstOrDefault(one => one.Contains("desired", StringComparison.OrdinalIgnoreCase)) ?? file;
        string ugly = UglyText.Make(random.Next()).Replace("\0", "", StringComparison.Ordinal);
        string place = random.Next(3) == 0 ? folder : file;
        string format = Pick("table", "json", "jsonl", "csv");
        int command = kind switch
        {
            0 => random.Next(7, 17),
            1 => random.Next(0, 9),
            _ => random.Next(17),
        };
        return command switch
        {
            0 => ["events", place, "--format", format, "--provider", "*"],
            1 => ["events", place, "--format", format, "--account", Pick(ugly, "FABRIKAM\\*", "*a*")],
            2 => ["events", .. files, "--after", Pick("2026-01-01", ugly), "--id", Pick("11060", "11060,11031", ugly)],
            3 => ["events", .. files, Pick("--area", "--outcome", "--tracking-id"), Pick("MIIS", "fail", Guid.NewGuid().ToString(), ugly)],
            4 => ["changes", place, "--format", format],
            5 => ["changes", .. files, "--detail"],
            6 => ["explain", Pick(ugly, "0x" + random.Next().ToString("x", CultureInfo.InvariantCulture), random.Next(70000).ToString(CultureInfo.InvariantCulture), "*" + ugly)],
            7 => ["diagnose", folder, "--format", Pick("table", "json", "junit", "sarif", "html")],
            8 => ["diagnose", .. files, "--fail-on", Pick("fail", "warning", "unknown", ugly)],
            9 => ["diagnose", place, "--rule", Pick("KRB-*", "*-0*", ugly), "--output", Path.Combine(folder, "report")],
            10 => ["diagnose", deployment, "--entsso-ma", Pick("ENTSSOMA1", ugly)],
            11 => ["collect", folder, "--output", Path.Combine(folder, "collected.json"), "--name", ugly],
            12 => ["config", "test", desired, "--deployment", deployment, "--format", format],
            13 => ["config", "apply", desired, "--deployment", deployment],
            14 => ["config", "apply", desired, "--deployment", deployment, "--what-if", "--format", format],
            15 => ["spn", ugly, "ENTSSO/" + ugly, "--connect-to", ugly, "--format", format],
            _ when mayReadInput => ["resource", Pick("get", "test", "set")],
            _ => ["config", "test", desired, "--deployment", deployment, "--all"],
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
            catch (Exception ended) when (ended is InvalidOperationException or System.ComponentModel.Win32Exception)
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
    private static IReadOnlyList<string> InputsOf(string root) =>
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

    /// <summary>The command line of this checkout, as it was built last.</summary>
    internal static string FindTool() => ToolOf(Root());

    private static string ToolOf(string root) => new[] { "Release", "Debug" }
        .Select(configuration => Path.Combine(root, "src", "EntSso.Cli", "bin", configuration, "net10.0", "entsso-sync.dll"))
        .Where(File.Exists)
        .OrderByDescending(File.GetLastWriteTimeUtc)
        .FirstOrDefault() ?? throw new InvalidOperationException("Build src/EntSso.Cli first.");

    private sealed record Soak(string Folder)
    {
        public string Tool { get; } = ToolOf(Root());

        public IReadOnlyList<string> Inputs { get; } = InputsOf(Root());

        public IReadOnlyList<string> Desired => field ??= [.. Inputs.Where(file => file.Contains("desired", StringComparison.OrdinalIgnoreCase))];

        public IReadOnlyList<string> Deployments => field ??= [.. Inputs.Where(file => Path.GetFileName(file) == "deployment.json")];

        public IReadOnlyList<string> Logs => field ??=
        [
            .. Inputs.Where(file => Path.GetExtension(file) == ".evtx"
                || (Path.GetExtension(file) == ".xml" && File.ReadAllText(file).Contains("<Event ", StringComparison.Ordinal))),
        ];

        public Totals Totals { get; } = new();
    }

    private sealed class Totals
    {
        private readonly Lock _lock = new();
        private readonly SortedDictionary<string, int> _commands = new(StringComparer.Ordinal);
        private readonly SortedDictionary<int, int> _codes = [];
        private int _runs;
        private long _memory;
        private double _seconds;

        public int LastCode { get; private set; }

        public double LastSeconds { get; private set; }

        public string LastCommand { get; private set; } = "";

        public ConcurrentQueue<string> Failures { get; } = new();

        public void Add(string command, int code, long memory, double seconds)
        {
            lock (_lock)
            {
                (LastCommand, LastCode, LastSeconds) = (command, code, seconds);
                _runs++;
                _commands[command] = _commands.GetValueOrDefault(command) + 1;
                _codes[code] = _codes.GetValueOrDefault(code) + 1;
                _memory = Math.Max(_memory, memory);
                _seconds = Math.Max(_seconds, seconds);
            }
        }

        public void Write()
        {
            Console.WriteLine($"{_runs} runs: {string.Join(", ", _commands.Select(one => $"{one.Key} {one.Value}"))}.");
            Console.WriteLine($"Exit codes {string.Join(", ", _codes.Select(one => $"{one.Key}: {one.Value}"))}.");
            Console.WriteLine($"Most memory {_memory >> 20} MB, most processor time {_seconds:0.0} s; {Failures.Count} failures.");
            foreach (string failure in Failures.Take(200))
            {
                Console.WriteLine(failure);
            }
        }
    }
}
