using System.Diagnostics;
using System.Management.Automation;
using EntSso.Collection;
using EntSso.Events;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Live;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets;

/// <summary>Cmdlets that read event logs: files of any machine, or the live log of this or another Windows computer.</summary>
public abstract class EventLogCmdlet : EntSsoCmdlet
{
    /// <summary>Files by path, with wildcards.</summary>
    protected const string PathSet = "Path";

    /// <summary>Files by literal path.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The live log of a Windows computer.</summary>
    protected const string LiveSet = "Live";

    /// <summary>Events that were read already.</summary>
    protected const string EventSet = "Event";

    private const string Advice = "Specify .evtx or event XML files, or a folder that contains them.";

    private readonly List<string> _files = [];
    private readonly List<string> _computers = [];

    /// <summary>
    /// Event log files (.evtx or event XML) or folders of them. Wildcards are allowed; a pattern that fits nothing is an error.
    /// </summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = Advice)]
    [Paths]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Event log files or folders, taken literally.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true, HelpMessage = Advice)]
    [Alias("PSPath", "LP")]
    [Paths]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Windows computers whose live logs are read, side by side; a dot or localhost is this one.</summary>
    [Parameter(
        Mandatory = true, ParameterSetName = LiveSet, ValueFromPipelineByPropertyName = true,
        HelpMessage = "A Windows computer whose live logs are read; a dot is this one.")]
    [Alias("CN", "Server")]
    [ValidateNotNullOrEmpty]
    [ComputerInput]
    public string[] ComputerName { get; set; } = [];

    /// <summary>
    /// The live logs that are read. Default: Application, Security, System and ForwardedEvents, as far as they can be read.
    /// </summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNullOrEmpty]
    public string[] LogName { get; set; } = [];

    /// <summary>The account to sign in with at the other computers. Default: that of the shell.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// Events that were read already: objects of Get-WinEvent, also those that came back from remoting or Import-Clixml, or of
    /// Get-EntSsoSyncEvent.
    /// </summary>
    [Parameter(
        Mandatory = true, ParameterSetName = EventSet, ValueFromPipeline = true,
        HelpMessage = "Events of Get-WinEvent or Get-EntSsoSyncEvent.")]
    [EventObjects]
    [ValidateNotNullOrEmpty]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Only events at or after this time; one without a time zone is local time.</summary>
    [Parameter]
    [SingleValue]
    public DateTime? After { get; set; }

    /// <summary>Only events before this time; one without a time zone is local time.</summary>
    [Parameter]
    [SingleValue]
    public DateTime? Before { get; set; }

    /// <summary>
    /// Only events of this Windows or external account: DOMAIN\user or user. Wildcards are allowed.
    /// </summary>
    [Parameter]
    [SingleValue]
    [AccountInput(Wildcards = true)]
    [SupportsWildcards]
    public string Account { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PathSet)
        {
            foreach (string path in Path)
            {
                _files.AddRange(ExistingPaths(path, Advice));
            }
        }
        else if (ParameterSetName == LiteralPathSet)
        {
            foreach (string path in LiteralPath)
            {
                AddLiteral(path);
            }
        }
        else if (ParameterSetName == LiveSet)
        {
            _computers.AddRange(ComputerName);
        }
    }

    /// <summary>The events that came by the pipeline; what is not an event is refused.</summary>
    private protected IEnumerable<SyncEvent> InputEvents()
    {
        foreach (PSObject item in InputObject)
        {
            if (item.BaseObject is SyncEvent syncEvent)
            {
                yield return syncEvent;
            }
            else if (EventObjects.ToRecord(item, out string refusal) is { } record)
            {
                yield return SyncEventInterpreter.Interpret(record);
            }
            else
            {
                WriteError(ErrorIds.NotAnEvent, new ArgumentException(refusal), ErrorCategory.InvalidData, item);
            }
        }
    }

    /// <summary>The files and folders that were given.</summary>
    private protected IReadOnlyList<string> Files => _files;

    /// <summary>
    /// Follows the logs that were given: passes on what they hold and then what is added, until the pipeline is stopped.
    /// </summary>
    private protected void FollowLogs(EventQuery query, Action<IReadOnlyList<EventRecord>> take)
    {
        var monitor = new CmdletReadMonitor(this);
        var clock = new SystemPollClock();
        var follower = new EventLogFollower(() => LogsToFollow(monitor), query);
        try
        {
            while (!CancellationToken.IsCancellationRequested)
            {
                take(follower.ReadNew(monitor, CancellationToken));
                clock.Wait(follower.Pause, CancellationToken);
            }
        }
        catch (EventLogUnreadableException unreadable)
        {
            WriteError(ErrorIds.LogUnreadable, unreadable, ErrorCategory.ReadError, unreadable.LogSource);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private IReadOnlyList<IEventReader> LogsToFollow(IReadMonitor monitor) => ParameterSetName == LiveSet
        ? LiveLogs()
        : [.. ChainInput.Find(_files, monitor, CancellationToken).Logs.Select(log => new EventFileReader(log))];

    private IReadOnlyList<IEventReader> LiveLogs() => LiveEventLogs.Of(_computers, LogName, Credential?.GetNetworkCredential());

    /// <summary>Reads all logs that were given, in time order.</summary>
    private protected IEnumerable<SyncEvent> ReadEvents(EventQuery query) =>
        ReadRecords(query, _files).Select(SyncEventInterpreter.Interpret);

    /// <summary>Reads logs in time order: the given files, or the live logs.</summary>
    private protected IEnumerable<EventRecord> ReadRecords(EventQuery query, IReadOnlyList<string> files)
    {
        var monitor = new CmdletReadMonitor(this);
        if (OpenLogs(files, monitor) is not { } logs)
        {
            yield break;
        }

        WriteVerbose(
            $"Reading {(ParameterSetName == LiveSet ? $"the live logs of {string.Join(", ", _computers)}" : string.Join(", ", files))}.");
        var watch = Stopwatch.StartNew();
        var count = 0;
        using IEnumerator<EventRecord> records = logs.Read(query, monitor, CancellationToken).GetEnumerator();
        while (MoveNext(records))
        {
            count++;
            yield return records.Current;
        }

        monitor.Complete();
        WriteVerbose($"{count} events were read.");
        WriteDebug($"Reading, including the pipeline, took {watch.ElapsedMilliseconds} ms.");
    }

    /// <summary>The query for the times that were requested; local times are turned into UTC.</summary>
    private protected EventQuery TimeQuery() => EventQuery.Chain with
    {
        After = After is { } after ? ShellTime.ToUtc(after, isEnd: false) : null,
        Before = Before is { } before ? ShellTime.ToUtc(before, isEnd: true) : null,
    };

    private IEventReader? OpenLogs(IReadOnlyList<string> files, IReadMonitor monitor)
    {
        if (ParameterSetName == LiveSet)
        {
            return new MergedEventReader(LiveLogs());
        }

        try
        {
            return files.Count == 0 ? null : Stoppable(() => EventLogs.Open(files, monitor, CancellationToken));
        }
        catch (EventLogUnreadableException unreadable)
        {
            WriteError(ErrorIds.LogUnreadable, unreadable, ErrorCategory.ReadError, unreadable.LogSource);
            return null;
        }
    }

    private bool MoveNext(IEnumerator<EventRecord> records)
    {
        try
        {
            return records.MoveNext();
        }
        catch (EventLogUnreadableException unreadable)
        {
            WriteError(ErrorIds.LogUnreadable, unreadable, ErrorCategory.ReadError, unreadable.LogSource);
            return false;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void AddLiteral(string path)
    {
        try
        {
            _files.Add(FileSystemPath(path));
        }
        catch (IOException elsewhere)
        {
            WriteError(
                ErrorIds.PathNotFound,
                new FileNotFoundException($"{path}: {elsewhere.Message} {Advice}", elsewhere),
                ErrorCategory.ObjectNotFound,
                path);
        }
    }
}
