using EntSso.Collection.Pcns;
using EntSso.Collection.Sso;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Events.Reading;
using Engine = EntSso.Deployment.SyncEngine;

namespace EntSso.Collection.Exports;

/// <summary>A file in a folder of exports and what it was taken for.</summary>
internal sealed record ExportFolderFile(string Path, ExportFileKind Kind);

/// <summary>What a folder of exports shows.</summary>
internal sealed record ExportFolderReading
{
    /// <summary>The deployment, merged from all files; without facts of sync engines where there are several.</summary>
    public required SyncDeployment Deployment { get; init; }

    /// <summary>One deployment for each sync engine, with all facts that belong to no engine; one without engines.</summary>
    public IReadOnlyList<SyncDeployment> Deployments { get; init; } = [];

    /// <summary>The event logs in the folder, for the readers of events.</summary>
    public IReadOnlyList<string> EventLogs { get; init; } = [];

    /// <summary>Every file and what it was taken for, in the order of names.</summary>
    public IReadOnlyList<ExportFolderFile> Files { get; init; } = [];

    /// <summary>What could not be read or was skipped. The other files were still read.</summary>
    public IReadOnlyList<SourceProblem> Problems { get; init; } = [];
}

/// <summary>
/// Reads folders with what an administrator can export without special tools: deployment files, exports of management agents and of
/// the metaverse, ENTSSO.xml, the texts of <c>ssomanage -displaydb</c> and <c>pcnscfg list</c>, password change rows, event logs. Files are
/// recognised by their content, not by their names. A bad file is one problem and stops nothing. Exports of several engines are kept apart.
/// </summary>
internal sealed class ExportFolder(IReadOnlyCollection<string> entSsoAgents, CancellationToken cancellationToken)
{
    private const int MostContradictions = 10;

    private readonly List<SourceProblem> _problems = [];
    private readonly List<ExportFolderFile> _files = [];
    private readonly List<string> _eventLogs = [];
    private readonly EngineParts _engines = new();
    private readonly DeploymentParts _deployments = new();
    private readonly DeploymentParts _exports = new();
    private readonly List<(string File, SyncDeployment Facts)> _sources = [];
    private SyncDeployment _shared = new();

    /// <summary>
    /// Reads one folder or file, as <see cref="Read(IReadOnlyList{string}, IReadOnlyCollection{string}, CancellationToken)"/> does.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder or file.</exception>
    public static ExportFolderReading Read(
        string path, IReadOnlyCollection<string>? entSsoAgents = null, CancellationToken cancellationToken = default) =>
        Read([path], entSsoAgents, cancellationToken);

    /// <summary>
    /// Reads files of these kinds and folders with the folders below them, without following links, as if they lay in one folder. A file
    /// that is reached twice is read once.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder or file; nothing was read.</exception>
    public static ExportFolderReading Read(
        IReadOnlyList<string> paths, IReadOnlyCollection<string>? entSsoAgents = null, CancellationToken cancellationToken = default)
    {
        return new ExportFolder(entSsoAgents ?? [], cancellationToken).ReadAll(paths);
    }

    private ExportFolderReading ReadAll(IReadOnlyList<string> paths)
    {
        ExportFileSearch search = ExportFileSearch.Below(paths, cancellationToken);
        _problems.AddRange(search.Problems);
        foreach (ExportFileCandidate file in search.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadFile(file.Path, file.IsNamed);
        }

        _shared = DeploymentMerge.Combine(_deployments.Merged, _exports.Merged);
        IReadOnlyList<EngineParts.Engine> engines = _engines.Engines(_problems);
        List<SyncDeployment> deployments = [.. engines.Select(Complete)];
        AddContradictions(FactComparison.Of(_sources, _shared));
        foreach (EngineParts.Engine engine in engines)
        {
            AddContradictions(FactComparison.Of(engine.Sources, engine.Facts));
        }

        foreach (string name in entSsoAgents.Where(name => !deployments.Any(deployment => Has(deployment, name)))
            .Distinct(StringComparer.OrdinalIgnoreCase))
        {
            _problems.Add(new SourceProblem(name, 0, 0, "No export of a management agent with this name was found."));
        }

        return new ExportFolderReading
        {
            Deployment = deployments.Count == 1 ? deployments[0] : _shared with { SyncEngine = EngineParts.Unknown(engines) },
            Deployments = deployments,
            EventLogs = _eventLogs,
            Files = _files,
            Problems = _problems,
        };
    }

    private void AddContradictions(IReadOnlyList<FactContradiction> contradictions)
    {
        _problems.AddRange(
            contradictions.Take(MostContradictions)
                .Select(found => new SourceProblem(found.File, 0, 0, found.ToString()) { IsNote = true }));
        if (contradictions.Count > MostContradictions)
        {
            _problems.Add(new SourceProblem(
                contradictions[MostContradictions].File, 0, 0,
                $"The files contradict each other in {contradictions.Count - MostContradictions} more facts. Read one of the files to "
                    + "check what it says.")
            {
                IsNote = true,
            });
        }
    }

    private void ReadFile(string file, bool isNamed)
    {
        ExportFileKind kind = ExportFileKind.Unreadable;
        try
        {
            ExportFileKind found = ExportFileRecognition.Recognise(file, isNamed, cancellationToken);
            kind = Read(file, found);
        }
        catch (SourceFormatException error)
        {
            _problems.Add(new SourceProblem(file, error.Line, error.Column, MessageText.Sentence(error.Problem)));
        }
        catch (DeploymentFormatException error)
        {
            _problems.Add(new SourceProblem(file, error.Line, error.Column, MessageText.Sentence(error.Problem)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or EventLogUnreadableException)
        {
            _problems.Add(new SourceProblem(file, 0, 0, "The file cannot be read: " + error.Message));
        }

        _files.Add(new ExportFolderFile(file, kind));
    }

    private ExportFileKind Read(string file, ExportFileKind kind)
    {
        switch (kind)
        {
            case ExportFileKind.Deployment:
                DeploymentReading reading = DeploymentFile.Load(file, cancellationToken);
                _problems.AddRange(
                    reading.Problems.Select(
                        problem => new SourceProblem(file, problem.Line, problem.Column, $"{problem.Path}: {problem.Message}")));
                _engines.Add(file, EngineParts.Take(reading.Deployment));
                Add(_deployments, file, EngineParts.Leave(reading.Deployment));
                break;
            case ExportFileKind.ManagementAgent:
                return ReadAgent(file);
            case ExportFileKind.Metaverse:
                _engines.Add(file, new SyncDeployment { SyncEngine = MetaverseExport.Read(file, cancellationToken) });
                break;
            case ExportFileKind.PasswordChanges:
                _engines.Add(file, PasswordChangeExport.Read(file, cancellationToken));
                break;
            case ExportFileKind.EntSsoXml:
                FactOrigin origin = new(file, File.GetLastWriteTimeUtc(file));
                _engines.Add(
                    file, new SyncDeployment { EntSsoXml = Fact.Known<EntSsoXmlFile?>(EntSsoXml.Read(file, cancellationToken), origin) });
                break;
            case ExportFileKind.DisplayDb:
                DisplayDbText display = DisplayDbText.Read(file, cancellationToken);
                _problems.AddRange(display.Problems);
                Add(_exports, file, new SyncDeployment { System = display.System });
                break;
            case ExportFileKind.PcnsList:
                PcnsListText list = PcnsListText.Read(file, cancellationToken);
                _problems.AddRange(list.Problems);
                Add(_exports, file, list.Deployment);
                break;
            case ExportFileKind.EventLog:
                _eventLogs.Add(file);
                break;
        }

        return kind;
    }

    private void Add(DeploymentParts parts, string file, SyncDeployment facts)
    {
        parts.Add(facts);
        _sources.Add((file, facts with { Mappings = [], Events = [] }));
    }

    private ExportFileKind ReadAgent(string file)
    {
        ManagementAgentExport export = ManagementAgentExport.Read(file, cancellationToken);
        if (export.IsTemplate)
        {
            _problems.Add(new SourceProblem(
                file, 0, 0, "This is a packaged management agent, a template that no engine runs. It was skipped.") { IsNote = true });
            return ExportFileKind.Template;
        }

        _engines.Add(
            file,
            new SyncDeployment
            {
                SyncEngine = export.Metaverse with { Server = export.Agent.ExportServer, ManagementAgents = [export.Agent] },
            },
            export.PasswordExtension);
        return ExportFileKind.ManagementAgent;
    }

    /// <summary>
    /// The facts of one engine with those of no engine, now that all files are read: which agents are ENTSSO MAs, which an export may not
    /// show and ENTSSO.xml or the caller may, and whether the metaverse lists one whose export is missing.
    /// </summary>
    private SyncDeployment Complete(EngineParts.Engine engine)
    {
        SyncDeployment deployment = DeploymentMerge.Combine(_shared, engine.Facts);
        HashSet<string> configured = new(
            deployment.EntSsoXml.Or(null)?.Agents.Select(agent => agent.Name).Where(name => name.Length > 0) ?? [], StringComparer.Ordinal);
        List<ManagementAgent> agents = [.. deployment.SyncEngine.ManagementAgents.Select(agent =>
            agent.IsEntSso.Or(false) ? agent
            : entSsoAgents.Contains(agent.Name, StringComparer.OrdinalIgnoreCase)
                ? agent with { Recognition = Fact.Known(MaRecognition.Stated, agent.Recognition.Origin) }
            : configured.Contains(agent.Name)
                ? agent with { Recognition = Fact.Known(MaRecognition.ConfigurationFile, deployment.EntSsoXml.Origin) }
            : agent)];
        HashSet<string> ids = new(agents.Where(agent => agent.IsEntSso.Or(false)).Select(Key), StringComparer.OrdinalIgnoreCase);
        deployment = deployment with { SyncEngine = deployment.SyncEngine with { ManagementAgents = agents } };
        return DeploymentMerge.Combine(deployment, new SyncDeployment
        {
            Inventory = new Inventory { ManagementAgents = Completeness(deployment.SyncEngine) },
            PasswordExtensions = [.. engine.Candidates.Where(extension => ids.Contains(
                extension.ManagementAgentId.Length > 0 ? extension.ManagementAgentId : extension.ManagementAgent))],
        });
    }

    /// <summary>Whether the export of every agent that the metaverse lists was read, and of no other.</summary>
    private static Fact<int> Completeness(Engine engine)
    {
        if (!engine.ListedAgents.IsKnown)
        {
            return default;
        }

        FactOrigin? origin = engine.ListedAgents.Origin;
        HashSet<string> listed = new(engine.ListedAgents.Value, StringComparer.OrdinalIgnoreCase);
        HashSet<string> read = new(engine.ManagementAgents.Select(agent => agent.Id), StringComparer.OrdinalIgnoreCase);
        List<string> missing = [.. listed.Where(id => !read.Contains(id)).OrderBy(id => id, StringComparer.Ordinal)];
        List<string> others = [.. engine.ManagementAgents.Where(agent => !listed.Contains(agent.Id)).Select(agent => agent.Name)];
        return missing.Count > 0
                ? Fact.Unknown<int>(
                    $"the metaverse lists management agents whose exports were not read: {string.Join(", ", missing)}", origin)
            : others.Count > 0
                ? Fact.Unknown<int>(
                    $"the metaverse does not list {string.Join(", ", others)}, so it was exported at another time than these", origin)
            : Fact.Known(listed.Count, origin);
    }

    private static bool Has(SyncDeployment deployment, string agent) =>
        deployment.SyncEngine.ManagementAgents.Any(known => string.Equals(known.Name, agent, StringComparison.OrdinalIgnoreCase));

    private static string Key(ManagementAgent agent) => agent.Id.Length > 0 ? agent.Id : agent.Name;
}
