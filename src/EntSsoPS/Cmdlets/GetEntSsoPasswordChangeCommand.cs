using System.Management.Automation;
using EntSso.Events;
using EntSso.Events.Changes;
using EntSso.Events.Reading;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Follows each password change through the logs by its tracking id and tells where it ended, why, and what to do. Calls that
/// ENTSSO refused before it looked at the user are counted by caller.
/// </summary>
/// <remarks>Reading a live log has never run on Windows yet; files are read alike everywhere.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoPasswordChange", DefaultParameterSetName = PathSet)]
[OutputType(typeof(PasswordChange))]
public sealed class GetEntSsoPasswordChangeCommand : EventLogCmdlet
{
    private const string EventSet = "Event";

    private readonly PasswordChangeTracker _tracker = new();

    /// <summary>Events that Get-EntSsoSyncEvent returned, in time order.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSet, ValueFromPipeline = true)]
    public SyncEvent[] InputObject { get; set; } = [];

    /// <summary>Only changes that ended so, or have a delivery that ended so.</summary>
    [Parameter]
    public PasswordChangeOutcome? Outcome { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != EventSet)
        {
            base.ProcessRecord();
            return;
        }

        EventQuery times = TimeQuery();
        foreach (SyncEvent syncEvent in InputObject.Where(syncEvent => times.MatchesTime(syncEvent.TimeCreated)))
        {
            _tracker.Add(syncEvent);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName != EventSet)
        {
            foreach (SyncEvent syncEvent in ReadEvents(TimeQuery()))
            {
                _tracker.Add(syncEvent);
            }
        }

        IReadOnlyList<PasswordChange> changes = _tracker.Complete();
        WriteVerbose($"The events belong to {changes.Count} password changes and groups of refused calls.");
        foreach (PasswordChange change in changes)
        {
            if ((Account.Length == 0 || change.Concerns(Account)) && (Outcome is not { } outcome || change.EndedWith(outcome)))
            {
                WriteObject(change);
            }
        }
    }
}
