using System.Management.Automation;
using EntSso.Events;
using EntSso.Events.Reading;
using EntSsoPS.Completion;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Reads ENTSSO events from .evtx files, event XML or a live log, and explains each: which link of the chain, what happened, why, and
/// what to do.
/// </summary>
/// <remarks>Reading a live log has never run on Windows yet; files are read alike everywhere.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoSyncEvent", DefaultParameterSetName = PathSet)]
[OutputType(typeof(SyncEvent))]
public sealed class GetEntSsoSyncEventCommand : EventLogCmdlet
{
    private readonly Queue<SyncEvent> _newest = new();
    private EventQuery _query = EventQuery.Chain;
    private SyncEventFilter _filter = new();
    private long _taken;
    private bool _mayEnd = true;

    /// <summary>The event source to read; wildcards are allowed, * reads every one. Default: all sources of the chain.</summary>
    [Parameter]
    [SingleValue]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string ProviderName { get; set; } = "";

    /// <summary>Only these event ids, 0 to 65535.</summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateRange(0, 65535)]
    [ArgumentCompleter(typeof(EventIdCompleter))]
    public int[] Id { get; set; } = [];

    /// <summary>Only events of these areas.</summary>
    [Parameter]
    [ValidateNotNull]
    public EventArea[] Area { get; set; } = [];

    /// <summary>Only events of these stages.</summary>
    [Parameter]
    [ValidateNotNull]
    public EventStage[] Stage { get; set; } = [];

    /// <summary>Only events with these outcomes.</summary>
    [Parameter]
    [ValidateNotNull]
    public EventOutcome[] Outcome { get; set; } = [];

    /// <summary>Only events of this password change.</summary>
    [Parameter]
    [SingleValue]
    public Guid? TrackingId { get; set; }

    /// <summary>How many of the requested events are returned at most, 1 or more: the newest ones. They come in time order.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = LiveSet)]
    [SingleValue]
    [ValidateRange(1L, long.MaxValue)]
    public long? MaxEvents { get; set; }

    /// <summary>With -MaxEvents the oldest events instead of the newest.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = LiveSet)]
    public SwitchParameter Oldest { get; set; }

    /// <summary>
    /// Follows the logs after their end, as Get-Content -Wait does. With -MaxEvents it begins with so many of the events that are there.
    /// Ctrl+C ends it.
    /// </summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = LiveSet)]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        EventQuery times = TimeQuery();
        _query = EventQuery.Asked(ProviderName, Id) with { After = times.After, Before = times.Before };
        _filter = new SyncEventFilter { Areas = Area, Stages = Stage, Outcomes = Outcome, TrackingId = TrackingId, Account = Account };
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (ParameterSetName == EventSet)
        {
            foreach (SyncEvent syncEvent in InputEvents()
                .Where(e => _query.Matches(e.ProviderName, e.EventSource, e.Id) && _query.MatchesTime(e.TimeCreated)))
            {
                Take(syncEvent);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Wait)
        {
            FollowLogs(_query, records =>
            {
                foreach (EventRecord record in records)
                {
                    Take(SyncEventInterpreter.Interpret(record));
                }

                End();
                _mayEnd = false;
            });
            return;
        }

        if (ParameterSetName != EventSet)
        {
            foreach (SyncEvent syncEvent in ReadEvents(_query))
            {
                if (IsFull)
                {
                    break;
                }

                Take(syncEvent);
            }
        }

        End();
    }

    private bool IsLimited => _mayEnd && MaxEvents is not null;

    private bool IsFull => IsLimited && Oldest && _taken >= MaxEvents;

    /// <summary>Writes an event that is selected, or keeps it where only the newest are.</summary>
    private void Take(SyncEvent syncEvent)
    {
        if (!_filter.Matches(syncEvent) || IsFull)
        {
            return;
        }

        _taken++;
        if (!IsLimited || Oldest)
        {
            WriteObject(syncEvent);
            return;
        }

        _newest.Enqueue(syncEvent);
        if (_newest.Count > MaxEvents)
        {
            _newest.Dequeue();
        }
    }

    private void End()
    {
        while (_newest.Count > 0)
        {
            WriteObject(_newest.Dequeue());
        }
    }
}
