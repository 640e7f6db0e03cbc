using EntSso.Collection.Exports;
using EntSso.Deployment;
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using Engine = EntSso.Deployment.SyncEngine;

namespace EntSso.Collection;

/// <summary>
/// What a user names to follow password changes: event logs, and beside them files that hold rows of the sync engine, agents, clocks and
/// log levels (deployment files and exports). Files are recognised by their content.
/// </summary>
/// <param name="Logs">The event logs.</param>
/// <param name="Facts">What the other files say of the chain.</param>
/// <param name="Problems">What of the other files could not be read.</param>
internal sealed record ChainInput(IReadOnlyList<string> Logs, ChainFacts Facts, IReadOnlyList<SourceProblem> Problems)
{
    /// <summary>Sorts files. Of a folder its logs are taken, and the files beside them that hold facts.</summary>
    /// <exception cref="EventLogUnreadableException">A path matches nothing, or no file says anything of the chain.</exception>
    public static ChainInput Find(IEnumerable<string> paths, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        var logs = new List<string>();
        var others = new List<string>();
        var wanted = new HashSet<string>(PathComparison.Comparer);
        foreach (string path in paths)
        {
            List<string> beside = System.IO.Directory.Exists(path) ? FactFilesIn(path) : [];
            IReadOnlyList<string> found = Search(path, beside.Count > 0, monitor, cancellationToken);
            wanted.UnionWith(found);
            logs.AddRange(found.Where(file => !IsFactFile(file)));
            others.AddRange(found.Where(IsFactFile).Concat(beside));
        }

        ExportFolderReading? reading = others.Count == 0 ? null : ExportFolder.Read(others, cancellationToken: cancellationToken);

        // A file that is nothing known is read as a log, which says what it looks like instead.
        logs.AddRange((reading?.Files ?? [])
            .Where(file => file.Kind is ExportFileKind.Other or ExportFileKind.EventLog && wanted.Contains(file.Path))
            .Select(file => file.Path));
        if (logs.Count == 0
            && reading?.Files.All(
                file => file.Kind is ExportFileKind.Other or ExportFileKind.Template or ExportFileKind.Unreadable) != false)
        {
            // Nothing here says anything of the chain: either a file that may have is broken, or the search reports what it misses.
            if (reading?.Problems.FirstOrDefault(problem => !problem.IsNote) is { } broken)
            {
                throw new EventLogUnreadableException(
                    broken.File, broken.Line == 0 ? broken.Message : $"line {broken.Line}: {broken.Message}");
            }

            _ = EventLogPaths.Find(paths, monitor, cancellationToken);
        }

        return new ChainInput(
            [.. logs.Distinct(PathComparison.Comparer)], reading is null ? new ChainFacts() : FactsOf(reading.Deployment),
            [.. (reading?.Problems ?? []).Where(problem => !logs.Contains(problem.File))]);
    }

    /// <summary>A duration of at most a year in either direction: files may hold any number, and times are added to it.</summary>
    private static TimeSpan Span(double seconds)
    {
        const double year = 366d * 24 * 60 * 60;
        return TimeSpan.FromSeconds(Math.Max(-year, Math.Min(year, seconds)));
    }

    /// <summary>What a deployment says of the chain.</summary>
    public static ChainFacts FactsOf(SyncDeployment deployment)
    {
        Engine engine = deployment.SyncEngine;
        Dictionary<string, ManagementAgent> agents = engine.ManagementAgents.GroupBy(agent => agent.Id)
            .ToDictionary(g => g.Key, g => g.First());
        var clocks = new Dictionary<string, TimeSpan>();
        foreach (var host in deployment.Hosts)
        {
            foreach (ClockReading clock in host.Clocks.Where(clock => clock.OffsetSeconds.IsKnown).Take(1))
            {
                clocks[LogSpans.Name(host.Name)] = Span(clock.OffsetSeconds.Value);
                clocks[LogSpans.Name(clock.From)] = TimeSpan.Zero;
            }
        }

        IEnumerable<TimeSpan> retries = engine.ManagementAgents.Where(
            agent => agent.IsEntSso.Or(false) && agent.MaximumRetryCount.IsKnown && agent.RetryIntervalSeconds.IsKnown)
            .Select(agent => Span((double)agent.MaximumRetryCount.Value * agent.RetryIntervalSeconds.Value));
        return new ChainFacts
        {
            Rows = RowsOf(engine, agents),
            // An export holds at least these rows; only the engine itself shows that there are no others.
            HasRows = engine.SourceHistory is { IsKnown: true, Origin.Source: { } source }
                && source.StartsWith("WMI", StringComparison.Ordinal),
            Engine = engine.Server.Or(""),
            Clocks = clocks,
            EngineLogLevel = engine.PasswordSyncLogLevel.IsKnown ? engine.PasswordSyncLogLevel.Value ?? 1 : null,
            PcnsLogLevels = deployment.Pcns.DomainControllers.Where(controller => controller.PcnsLogLevel.IsKnown)
                .GroupBy(controller => LogSpans.Name(controller.Name)).ToDictionary(g => g.Key, g => g.First().PcnsLogLevel.Value ?? 1),
            RetryWindow = retries.DefaultIfEmpty(new ChainFacts().RetryWindow).Max(),
        };
    }

    private static List<EngineRow> RowsOf(Engine engine, Dictionary<string, ManagementAgent> agents)
    {
        string NameOf(string id) => agents.TryGetValue(id, out ManagementAgent? agent) ? agent.Name : id;
        bool? IsEntSso(string id) =>
            agents.TryGetValue(id, out ManagementAgent? agent) && agent.IsEntSso.IsKnown ? agent.IsEntSso.Value : null;
        IEnumerable<(string Reference, EngineRow Row)> rows =
        [
            .. engine.SourceHistory.Or([]).Select(row => (row.ReferenceId, new EngineRow
            {
                Kind = EngineRowKind.Source, ReferenceGuid = default, Agent = NameOf(row.ManagementAgentId), IsEntSsoAgent = false,
                ReturnCode = row.ReturnCode, SourceServer = row.SourceServer, ChangedAt = row.ChangedAt, ReceivedAt = row.ReceivedAt,
            })),
            .. engine.TargetHistory.Or([]).Select(row => (row.ReferenceId, new EngineRow
            {
                Kind = EngineRowKind.Target, ReferenceGuid = default, Agent = NameOf(row.ManagementAgentId),
                IsEntSsoAgent = IsEntSso(row.ManagementAgentId), ReturnCode = row.ReturnCode, ReceivedAt = row.ReceivedAt,
                LastAttemptAt = row.LastAttemptAt, RetryCount = row.RetryCount, ReachedRetryLimit = row.ReachedRetryLimit == true,
                Attempts = AttemptsOf(row.Attempts),
            })),
            .. engine.Queue.Or([]).Select(row => (row.ReferenceId, new EngineRow
            {
                Kind = EngineRowKind.Queue, ReferenceGuid = default, Agent = NameOf(row.ManagementAgentId),
                IsEntSsoAgent = IsEntSso(row.ManagementAgentId), ReturnCode = row.ReturnCode, ReceivedAt = row.ReceivedAt,
                LastAttemptAt = row.LastAttemptAt, RetryCount = row.RetryCount, Attempts = AttemptsOf(row.Attempts),
            })),
        ];
        return [.. rows.Where(one => Guid.TryParse(one.Reference, out _))
            .Select(one => one.Row with { ReferenceGuid = Guid.Parse(one.Reference) })];
    }

    private static List<EngineAttempt> AttemptsOf(IReadOnlyList<PasswordAttempt> attempts) =>
        [.. attempts.Where(attempt => attempt.At is not null).Select(attempt => new EngineAttempt(attempt.At!.Value, attempt.ReturnCode))];

    private static IReadOnlyList<string> Search(string path, bool mayBeEmpty, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        try
        {
            return EventLogPaths.Find([path], monitor, cancellationToken);
        }
        catch (EventLogUnreadableException) when (mayBeEmpty)
        {
            return [];
        }
    }

    private static List<string> FactFilesIn(string folder)
    {
        try
        {
            return [.. System.IO.Directory.GetFiles(folder).Where(
                file => Path.GetExtension(file).ToUpperInvariant() is ".JSON" or ".XML" or ".CLIXML" && IsFactFile(file))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // The search for logs reports it.
        }
    }

    private static bool IsFactFile(string file)
    {
        try
        {
            return EventFile.KindOf(file) == EventFileKind.Other;
        }
        catch (EventLogUnreadableException)
        {
            return false;
        }
    }
}
