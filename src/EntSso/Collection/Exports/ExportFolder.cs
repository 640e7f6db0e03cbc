using EntSso.Collection.Sso;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using Engine = EntSso.Deployment.SyncEngine;

namespace EntSso.Collection.Exports;

/// <summary>
/// Reads folders with what an administrator can export without special tools: deployment files, exports of management agents and of
/// the metaverse, ENTSSO.xml, the text of <c>ssomanage -displaydb</c>, event logs. Files are recognised by their content, not by their
/// names. A bad file is one problem and stops nothing.
/// </summary>
public sealed class ExportFolder
{
    /// <summary>Mappings and events of deployments that are not merged yet.</summary>
    private const int MostPending = 300_000;

    private readonly IReadOnlyCollection<string> _entSsoAgents;
    private readonly CancellationToken _cancellationToken;
    private readonly List<SourceProblem> _problems = [];
    private readonly List<ExportFolderFile> _files = [];
    private readonly List<string> _eventLogs = [];
    private readonly List<PasswordExtension> _extensions = [];
    private readonly List<SyncDeployment> _exports = [];
    private readonly List<SyncDeployment> _deployments = [];
    private SyncDeployment _deployment = new();
    private int _pending;

    private ExportFolder(IReadOnlyCollection<string> entSsoAgents, CancellationToken cancellationToken)
    {
        _entSsoAgents = entSsoAgents;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads one folder or file, as <see cref="Read(IReadOnlyList{string}, IReadOnlyCollection{string}, CancellationToken)"/> does.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="entSsoAgents">Names of management agents that the caller knows to be ENTSSO MAs, compared without case.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder or file.</exception>
    public static ExportFolderReading Read(string path, IReadOnlyCollection<string>? entSsoAgents = null, CancellationToken cancellationToken = default) =>
        Read([path], entSsoAgents, cancellationToken);

    /// <summary>
    /// Reads files of these kinds and folders with the folders below them, without following links, as if they lay in one folder. A file that
    /// is reached twice is read once.
    /// </summary>
    /// <param name="paths">The folders and files.</param>
    /// <param name="entSsoAgents">Names of management agents that the caller knows to be ENTSSO MAs, compared without case.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder or file; nothing was read.</exception>
    public static ExportFolderReading Read(
        IReadOnlyList<string> paths, IReadOnlyCollection<string>? entSsoAgents = null, CancellationToken cancellationToken = default)
    {
        _ = paths ?? throw new ArgumentNullException(nameof(paths));
        ExportFolder folder = new(entSsoAgents ?? [], cancellationToken);
        folder.ReadAll(paths);
        return new ExportFolderReading
        {
            Deployment = folder._deployment,
            EventLogs = folder._eventLogs,
            Files = folder._files,
            Problems = folder._problems,
        };
    }

    private void ReadAll(IReadOnlyList<string> paths)
    {
        ExportFileSearch search = ExportFileSearch.Below(paths, _cancellationToken);
        _problems.AddRange(search.Problems);
        foreach (ExportFileCandidate file in search.Files)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            ReadFile(file.Path, file.IsNamed);
        }

        _deployment = DeploymentMerge.Combine([.. _deployments, .. _exports]);
        RecogniseAgents();
    }

    private void ReadFile(string file, bool isNamed)
    {
        ExportFileKind kind = ExportFileKind.Unreadable;
        try
        {
            ExportFileKind found = ExportFileRecognition.Recognise(file, isNamed, _cancellationToken);
            Read(file, found);
            kind = found;
        }
        catch (SourceFormatException error)
        {
            _problems.Add(new SourceProblem(file, error.Line, error.Column, SourceProblem.Sentence(error.Problem)));
        }
        catch (DeploymentFormatException error)
        {
            _problems.Add(new SourceProblem(file, error.Line, error.Column, SourceProblem.Sentence(error.Problem)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new SourceProblem(file, 0, 0, "The file cannot be read: " + error.Message));
        }

        _files.Add(new ExportFolderFile(file, kind));
    }

    private void Read(string file, ExportFileKind kind)
    {
        switch (kind)
        {
            case ExportFileKind.Deployment:
                DeploymentReading reading = DeploymentFile.Load(file, _cancellationToken);
                _problems.AddRange(reading.Problems.Select(problem => new SourceProblem(file, problem.Line, problem.Column, $"{problem.Path}: {problem.Message}")));
                Add(reading.Deployment);
                break;
            case ExportFileKind.ManagementAgent:
                ManagementAgentExport export = ManagementAgentExport.Read(file, _cancellationToken);
                _extensions.Add(export.PasswordExtension);
                _exports.Add(new SyncDeployment { SyncEngine = new Engine { Server = export.Agent.ExportServer, ManagementAgents = [export.Agent] } });
                break;
            case ExportFileKind.Metaverse:
                _exports.Add(new SyncDeployment { SyncEngine = MetaverseExport.Read(file, _cancellationToken) });
                break;
            case ExportFileKind.EntSsoXml:
                FactOrigin origin = new(file, File.GetLastWriteTimeUtc(file));
                _exports.Add(new SyncDeployment { EntSsoXml = Fact.Known<EntSsoXmlFile?>(EntSsoXml.Read(file, _cancellationToken), origin) });
                break;
            case ExportFileKind.DisplayDb:
                DisplayDbReading display = DisplayDbText.Read(file, _cancellationToken);
                _problems.AddRange(display.Problems);
                _exports.Add(new SyncDeployment { System = display.System });
                break;
            case ExportFileKind.EventLog:
                _eventLogs.Add(file);
                break;
        }
    }

    /// <summary>
    /// All parts are merged at once in the end. Only where repeated collections would fill the memory are they merged in between, and
    /// then as many again as there are, so that the time grows with their sum.
    /// </summary>
    private void Add(SyncDeployment deployment)
    {
        _deployments.Add(deployment);
        _pending += deployment.Mappings.Count + deployment.Events.Count;
        if (_deployments.Count > 1 && _pending > Math.Max(MostPending, _deployments[0].Mappings.Count + _deployments[0].Events.Count))
        {
            SyncDeployment merged = DeploymentMerge.Combine(_deployments);
            _deployments.Clear();
            _deployments.Add(merged);
            _pending = 0;
        }
    }

    /// <summary>
    /// Which agents are ENTSSO MAs, now that all files are read: what an export cannot tell of itself, ENTSSO.xml or the caller may.
    /// </summary>
    private void RecogniseAgents()
    {
        HashSet<string> stated = new(_entSsoAgents, StringComparer.OrdinalIgnoreCase);
        HashSet<string> configured = new(
            _deployment.EntSsoXml.Or(null)?.Agents.Select(agent => agent.Name).Where(name => name.Length > 0) ?? [], StringComparer.Ordinal);
        List<ManagementAgent> agents = [.. _deployment.SyncEngine.ManagementAgents.Select(agent =>
            agent.IsEntSso.Or(false) ? agent
            : stated.Contains(agent.Name) ? agent with { Recognition = Fact.Known(MaRecognition.Stated, agent.Recognition.Origin) }
            : configured.Contains(agent.Name) ? agent with { Recognition = Fact.Known(MaRecognition.ConfigurationFile, _deployment.EntSsoXml.Origin) }
            : agent)];
        HashSet<string> ids = new(agents.Where(agent => agent.IsEntSso.Or(false)).Select(Key), StringComparer.OrdinalIgnoreCase);
        _deployment = _deployment with { SyncEngine = _deployment.SyncEngine with { ManagementAgents = agents } };
        foreach (string name in stated.Where(name => !agents.Any(agent => string.Equals(agent.Name, name, StringComparison.OrdinalIgnoreCase))))
        {
            _problems.Add(new SourceProblem(name, 0, 0, "No export of a management agent with this name was found."));
        }

        _deployment = DeploymentMerge.Combine(_deployment, new SyncDeployment
        {
            PasswordExtensions = [.. _extensions.Where(extension => ids.Contains(
                extension.ManagementAgentId.Length > 0 ? extension.ManagementAgentId : extension.ManagementAgent))],
        });
    }

    private static string Key(ManagementAgent agent) => agent.Id.Length > 0 ? agent.Id : agent.Name;
}
