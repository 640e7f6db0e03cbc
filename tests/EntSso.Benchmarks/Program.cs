using EntSso.Benchmarks.ActiveDirectory;
using EntSso.Benchmarks.Changes;
using EntSso.Benchmarks.Diagnosis;
using EntSso.Benchmarks.Logs;
using EntSso.Benchmarks.Soak;

// One benchmark per argument; each prints what it measured and ends with 1 when it misses its target.
var benchmarks = new Dictionary<string, Func<string[], int>>(StringComparer.OrdinalIgnoreCase)
{
    ["trace"] = TraceBenchmark.Run,
    ["changes"] = ChangesBenchmark.Run,
    ["evtx"] = LogBenchmark.Run,
    ["xml"] = LogBenchmark.RunXml,
    ["security"] = LogBenchmark.RunSecurity,
    ["diagnose"] = DiagnosisBenchmark.Run,
    ["directory"] = DirectoryBenchmark.Run,
    ["settings"] = SettingsBenchmark.Run,
    ["quick"] = _ => new[] { LogBenchmark.Run, LogBenchmark.RunXml, LogBenchmark.RunSecurity }.Max(run => run(["--quick"])),
    ["soak"] = SoakTest.Run,
    ["soak-one"] = SoakTest.RunOne,
    ["soak-many"] = SoakTest.RunMany,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.Error.WriteLine("Name a benchmark: " + string.Join(", ", benchmarks.Keys));
    return 2;
}

return benchmark(args[1..]);
