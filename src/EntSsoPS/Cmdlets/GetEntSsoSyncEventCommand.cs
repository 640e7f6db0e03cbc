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

    /// <summary>Only events of this area.</summary>
    [Parameter]
    [SingleValue]
    public EventArea? Area { get; set; }

    /// <summary>Only events with this outcome.</summary>
    [Parameter]
    [SingleValue]
    public EventOutcome? Outcome { get; set; }

    /// <summary>Only events of this password change.</summary>
    [Parameter]
    [SingleValue]
    public Guid? TrackingId { get; set; }

    /// <summary>Follows the logs after their end, as Get-Content -Wait does. Ctrl+C ends it.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        EventQuery times = TimeQuery();
        EventQuery query = EventQuery.Asked(ProviderName, Id) with { After = times.After, Before = times.Before };
        var filter = new SyncEventFilter { Area = Area, Outcome = Outcome, TrackingId = TrackingId, Account = Account };
        if (Wait)
        {
            var interpreter = new SyncEventInterpreter(EventCatalogue.Default);
            FollowLogs(query, records => WriteObject(records.Select(interpreter.Interpret).Where(filter.Matches), enumerateCollection: true));
            return;
        }

        foreach (SyncEvent syncEvent in ReadEvents(query))
        {
            if (filter.Matches(syncEvent))
            {
                WriteObject(syncEvent);
            }
        }
    }
}
