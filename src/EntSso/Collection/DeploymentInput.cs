using EntSso.Collection.Events;
using EntSso.Collection.Exports;
using EntSso.Deployment;
using EntSso.Events.Changes;
using EntSso.Events.Reading;

namespace EntSso.Collection;

/// <summary>
/// What deployment files, exports and event logs say together: the facts for the rules, and the password changes that the logs show.
/// Immutable.
/// </summary>
internal sealed record DeploymentInput
{
    /// <summary>The facts, merged from everything that was read.</summary>
    public required SyncDeployment Deployment { get; init; }

    /// <summary>
    /// One deployment for each sync engine whose files were read, each with all facts that belong to no engine; one where there is one
    /// engine or none. With several, <see cref="Deployment"/> has no fact of any of them.
    /// </summary>
    public IReadOnlyList<SyncDeployment> Deployments { get; init; } = [];

    /// <summary>The names of the sync engines where there are several; empty otherwise.</summary>
    internal string Engines => Deployments.Count < 2 ? "" : string.Join(", ", Deployments.Select(EngineOf));

    /// <summary>The deployments to check one by one, each with a name: one for each sync engine.</summary>
    internal IReadOnlyList<SyncDeployment> Named(string source, bool isOneOfSeveral = false)
    {
        string name = Deployment.Name.Length > 0 ? Deployment.Name : source;
        string detail = isOneOfSeveral && source != name ? source : "";
        return Deployments.Count < 2
            ? [Deployment with { Name = With(detail) }]
            : [.. Deployments.Select(deployment => deployment with { Name = With(detail, EngineOf(deployment)) })];

        string With(params string[] details) => string.Join(", ", details.Where(text => text.Length > 0)) is { Length: > 0 } text
            ? name.Length > 0 ? $"{name} ({text})" : text
            : name;
    }

    /// <summary>The password changes that the logs show, by time.</summary>
    public IReadOnlyList<PasswordChange> Changes { get; init; } = [];

    /// <summary>What could not be read or was skipped; the rest was still read.</summary>
    public IReadOnlyList<SourceProblem> Problems { get; init; } = [];

    /// <summary>How many files were recognised as one of the known kinds and read.</summary>
    public required int RecognisedFiles { get; init; }

    /// <summary>The files that were read, and those that could not be: none of them is ever the output of the same command.</summary>
    internal IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Reads deployment files, exports and folders of them, with the event logs among them.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="entSsoAgents">Names of management agents known to be ENTSSO MAs, for exports that do not show it.</param>
    /// <param name="monitor">Receives unreadable parts of event logs and progress.</param>
    /// <param name="time">The time of the facts that have no time of their own, UTC.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DirectoryNotFoundException">One of the paths does not exist; nothing was read.</exception>
    public static DeploymentInput Read(
        IEnumerable<string> paths, IReadOnlyCollection<string> entSsoAgents, IReadMonitor monitor, DateTime time,
        CancellationToken cancellationToken)
    {
        ExportFolderReading reading = ExportFolder.Read([.. paths], entSsoAgents, cancellationToken);
        SyncDeployment events = new();
        var problems = new List<SourceProblem>(reading.Problems);
        int recognised = reading.Files.Count(
            f => f.Kind is not (ExportFileKind.Other or ExportFileKind.Unreadable or ExportFileKind.Template));

        var tracker = new PasswordChangeTracker();
        if (reading.EventLogs.Count > 0)
        {
            var evidence = new EventEvidenceCollector(time);
            foreach (string log in reading.EventLogs)
            {
                evidence.Read(new TrackedReader(new EventFileReader(log), tracker), monitor, cancellationToken);
            }

            problems.AddRange(evidence.Problems);
            recognised -= evidence.Problems.Count;
            events = new SyncDeployment { Events = evidence.Events, EventLogCoverage = evidence.Coverage };
        }

        SyncDeployment all = DeploymentMerge.Combine(reading.Deployment, events);
        tracker.Add(ChainInput.FactsOf(all));
        return new DeploymentInput
        {
            Deployment = all,
            Deployments = [.. reading.Deployments.Select(deployment => DeploymentMerge.Combine(deployment, events))],
            Changes = tracker.Complete(),
            Problems = problems,
            RecognisedFiles = recognised,
            Files = [.. reading.Files.Where(file => file.Kind != ExportFileKind.Other).Select(file => file.Path)],
        };
    }

    private static string EngineOf(SyncDeployment deployment) => deployment.SyncEngine.Server.Or("unnamed sync engine");

    /// <summary>Gives the tracker the events of the chain while the evidence counts all of a log.</summary>
    private sealed class TrackedReader(IEventReader inner, PasswordChangeTracker tracker) : IEventReader
    {
        public string Source => inner.Source;

        public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
        {
            EventRecord? first = null;
            DateTime from = DateTime.MaxValue, to = DateTime.MinValue;
            foreach (EventRecord record in inner.Read(query, monitor, cancellationToken))
            {
                if (first is null || record.Part != first.Part || record.Computer != first.Computer)
                {
                    Cover(first, from, to);
                    (first, from, to) = (record, DateTime.MaxValue, DateTime.MinValue);
                }

                if (record.TimeCreated is { } time && EventEvidenceCollector.IsOfApplicationLog(record))
                {
                    from = time < from ? time : from;
                    to = time > to ? time : to;
                }

                if (EventQuery.Chain.Matches(record))
                {
                    tracker.Add(record);
                }

                yield return record;
            }

            Cover(first, from, to);
        }

        private void Cover(EventRecord? first, DateTime from, DateTime to)
        {
            if (first is not null && from <= to)
            {
                tracker.Cover(first, from, to);
            }
        }
    }
}
