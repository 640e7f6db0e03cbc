using EntSso.Collection.SyncEngine;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Naming;

namespace EntSso.Collection.Exports;

/// <summary>
/// The parts of a collection that belong to a sync engine, kept apart by engine: a fact of one engine is never reported of another. A part
/// that names no engine belongs to the one whose files are in the same folder, or to the only one.
/// </summary>
internal sealed class EngineParts
{
    private readonly List<(string File, SyncDeployment Facts, PasswordExtension? Candidate)> _parts = [];
    private readonly List<(string File, PasswordChangeExport Rows)> _rows = [];

    /// <summary>The facts of one engine.</summary>
    /// <param name="Name">The engine's computer; empty where no file names one.</param>
    internal sealed record Engine(string Name)
    {
        private readonly DeploymentParts _facts = new();

        /// <summary>The engine's facts.</summary>
        public SyncDeployment Facts => _facts.Merged;

        /// <summary>The password extensions of exported agents, of which only those of ENTSSO MAs are facts.</summary>
        public List<PasswordExtension> Candidates { get; } = [];

        /// <summary>The files with what each of them says.</summary>
        public List<(string File, SyncDeployment Facts)> Sources { get; } = [];

        /// <summary>The files that the facts come from.</summary>
        public IEnumerable<string> Files => Sources.Select(source => source.File);

        /// <summary>Adds what a file says of the engine.</summary>
        public void Add(string file, SyncDeployment facts, PasswordExtension? candidate = null)
        {
            Sources.Add((file, facts));
            _facts.Add(facts);
            if (candidate is not null)
            {
                Candidates.Add(candidate);
            }
        }
    }

    /// <summary>What a deployment says of its sync engine.</summary>
    public static SyncDeployment Take(SyncDeployment deployment) => new()
    {
        SyncEngine = deployment.SyncEngine,
        PasswordExtensions = deployment.PasswordExtensions,
        EntSsoXml = deployment.EntSsoXml,
        IsEntSsoXmlInPlace = deployment.IsEntSsoXmlInPlace,
        Inventory = new Inventory { ManagementAgents = deployment.Inventory.ManagementAgents },
    };

    /// <summary>What a deployment says beside its sync engine.</summary>
    public static SyncDeployment Leave(SyncDeployment deployment) => deployment with
    {
        SyncEngine = new(),
        PasswordExtensions = [],
        EntSsoXml = default,
        IsEntSsoXmlInPlace = default,
        Inventory = deployment.Inventory with { ManagementAgents = default },
    };

    /// <summary>The facts of an engine that cannot be determined, because there are several.</summary>
    public static Deployment.SyncEngine Unknown(IReadOnlyList<Engine> engines)
    {
        string reason = $"the files are of several sync engines ({string.Join(", ", engines.Select(engine => engine.Name))}): read "
            + "those of one engine at a time";
        return new()
        {
            Server = Fact.Unknown<string>(reason),
            IsPasswordSyncEnabled = Fact.Unknown<bool>(reason),
            MetaverseExtension = Fact.Unknown<string>(reason),
            ProvisioningType = Fact.Unknown<string>(reason),
            PasswordChangeHistorySize = Fact.Unknown<int>(reason),
            ListedAgents = Fact.Unknown<IReadOnlyList<string>>(reason),
            Queue = Fact.Unknown<IReadOnlyList<PasswordQueueRow>>(reason),
            SourceHistory = Fact.Unknown<IReadOnlyList<PasswordSourceRow>>(reason),
            TargetHistory = Fact.Unknown<IReadOnlyList<PasswordTargetRow>>(reason),
        };
    }

    /// <summary>Adds what a file says of an engine.</summary>
    public void Add(string file, SyncDeployment facts, PasswordExtension? candidate = null) => _parts.Add((file, facts, candidate));

    /// <summary>Adds the rows of a file.</summary>
    public void Add(string file, PasswordChangeExport rows) => _rows.Add((file, rows));

    /// <summary>The engines, at least one. Problems name what belongs to none of them, and the engines where there are several.</summary>
    public IReadOnlyList<Engine> Engines(List<SourceProblem> problems)
    {
        List<Engine> engines = [.. Names().Select(name => new Engine(name))];
        if (engines.Count == 0)
        {
            engines.Add(new Engine(""));
        }

        foreach (var part in _parts.Where(part => part.Facts.SyncEngine.Server.IsKnown))
        {
            engines.First(engine => ComputerName.IsSame(engine.Name, part.Facts.SyncEngine.Server.Value))
                .Add(part.File, part.Facts, part.Candidate);
        }

        // Folders show whose a file is only when all files that name an engine are in their places.
        var unnamed = _parts.Where(
            part => !part.Facts.SyncEngine.Server.IsKnown && !DeploymentForms.SyncDeployment.IsAbsent(part.Facts, new()))
            .Select(part => (Part: part, Engine: Neighbour(engines, part.File)))
            .ToList();
        foreach (var ((file, facts, candidate), engine) in unnamed)
        {
            if (engine is null)
            {
                problems.Add(NoEngine(file, engines));
            }

            engine?.Add(file, facts, candidate);
        }

        AddRows(engines, problems);
        if (engines.Count > 1)
        {
            problems.Add(Several(engines));
        }

        return engines;
    }

    private void AddRows(List<Engine> engines, List<SourceProblem> problems)
    {
        foreach (IGrouping<Engine?, (string File, PasswordChangeExport Rows)> group in _rows.GroupBy(rows =>
            rows.Rows.Server.Length > 0 && engines.Count > 1
                ? engines.FirstOrDefault(engine => ComputerName.IsSame(engine.Name, rows.Rows.Server))
                : Neighbour(engines, rows.File)))
        {
            if (group.Key is not { } engine)
            {
                problems.AddRange(group.Select(rows => NoEngine(rows.File, engines)));
                continue;
            }

            var origin = new FactOrigin(
                string.Join(", ", group.Select(rows => rows.File)), group.Max(rows => File.GetLastWriteTimeUtc(rows.File)));
            engine.Add(group.First().File, new SyncDeployment
            {
                SyncEngine = new()
                {
                    Queue = Rows(group.SelectMany(rows => rows.Rows.Queue), origin),
                    SourceHistory = Rows(group.SelectMany(rows => rows.Rows.SourceHistory), origin),
                    TargetHistory = Rows(group.SelectMany(rows => rows.Rows.TargetHistory), origin),
                },
            });
        }
    }

    private static Fact<IReadOnlyList<T>> Rows<T>(IEnumerable<T> rows, FactOrigin origin) =>
        rows.ToList() is { Count: > 0 } list ? Fact.Known<IReadOnlyList<T>>(list, origin) : default;

    /// <summary>The names of the engines. A short name and the only long name that begins with it are one engine.</summary>
    private List<string> Names()
    {
        List<string> names = [.. _parts.Select(part => part.Facts.SyncEngine.Server).Where(server => server.IsKnown)
            .Select(server => server.Value)
            .Concat(_rows.Select(rows => rows.Rows.Server).Where(name => name.Length > 0))
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        return [.. names.Where(name => name.IndexOf('.') >= 0
            || !names.Any(other => other.IndexOf('.') >= 0 && ComputerName.IsSame(name, other)))];
    }

    /// <summary>The engine whose files are in the folder of a file or, where there are none, in the folders above it.</summary>
    private static Engine? Neighbour(List<Engine> engines, string file)
    {
        if (engines.Count == 1)
        {
            return engines[0];
        }

        for (string? folder = Path.GetDirectoryName(Path.GetFullPath(file)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            List<Engine> near = [.. engines.Where(engine => engine.Files.Any(known => IsBelow(known, folder)))];
            if (near.Count > 0)
            {
                return near.Count == 1 ? near[0] : null;
            }
        }

        return null;
    }

    private static bool IsBelow(string file, string folder)
    {
        string whole = Path.GetFullPath(file);
        string beginning = folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return whole.Length > beginning.Length && PathComparison.Comparer.Equals(whole.Substring(0, beginning.Length), beginning);
    }

    private static SourceProblem NoEngine(string file, List<Engine> engines) => new(
        file, 0, 0,
        $"The file does not name its sync engine, and there are files of several: {Names(engines)}. It was left out. Move it to the "
            + "folder of its engine.");

    private static SourceProblem Several(List<Engine> engines)
    {
        string files = string.Join(
            "; ",
            engines.Select(engine => $"{engine.Name}: {string.Join(", ", engine.Files.Take(3))}{(engine.Sources.Count > 3 ? ", …" : "")}"));
        return new SourceProblem(
            engines[0].Sources[0].File, 0, 0,
            $"The files are of {engines.Count} sync engines, {Names(engines)}, and their facts are kept separate. Specify the files or the "
                + $"folder of one engine to read that one ({files}).") { IsNote = true };
    }

    private static string Names(List<Engine> engines) => string.Join(", ", engines.Select(engine => engine.Name));
}
