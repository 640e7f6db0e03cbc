using System.Management.Automation;
using EntSso.Collection;
using EntSso.Events;
using EntSso.Events.Changes;
using EntSso.Events.Reading;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Follows each password change from the domain controller to the external system and shows where it ended, the cause and the remedy. Calls
/// that ENTSSO refused before it checked the user are counted by caller.
/// </summary>
/// <remarks>Reading a live log has never run on Windows yet; files are read alike everywhere.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoPasswordChange", DefaultParameterSetName = PathSet)]
[OutputType(typeof(PasswordChange))]
public sealed class GetEntSsoPasswordChangeCommand : EventLogCmdlet
{
    private readonly PasswordChangeTracker _tracker = new();
    private readonly HashSet<string> _shown = [];

    /// <summary>Only changes that ended in one of these ways, or have a delivery that did.</summary>
    [Parameter]
    [ValidateNotNull]
    public PasswordChangeOutcome[] Outcome { get; set; } = [];

    /// <summary>Only changes that were not delivered, or not to every mapping.</summary>
    [Parameter]
    public SwitchParameter NotDelivered { get; set; }

    /// <summary>Follows the logs after their end: a change is shown again each time when it comes further. Ctrl+C ends it.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = LiveSet)]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != EventSet)
        {
            base.ProcessRecord();
            return;
        }

        EventQuery times = TimeQuery();
        foreach (SyncEvent syncEvent in InputEvents().Where(syncEvent => times.MatchesTime(syncEvent.TimeCreated)))
        {
            _tracker.Add(syncEvent);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName is PathSet or LiteralPathSet && Files.Count == 0)
        {
            return;
        }

        IReadOnlyList<string> logs = ParameterSetName is PathSet or LiteralPathSet ? ReadFacts() : [];
        if (Wait)
        {
            FollowLogs(TimeQuery(), records =>
            {
                foreach (EventRecord record in records)
                {
                    _tracker.Add(record);
                }

                WriteChanges(records.Count == 0 ? [] : _tracker.Complete());
            });
            return;
        }

        if (ParameterSetName == LiveSet || logs.Count > 0)
        {
            foreach (EventRecord record in ReadRecords(TimeQuery(), logs))
            {
                _tracker.Add(record);
            }
        }

        IReadOnlyList<PasswordChange> changes = _tracker.Complete();
        WriteVerbose($"The evidence belongs to {changes.Count} password changes and groups of refused calls.");
        WriteChanges(changes);
    }

    /// <summary>Reads what the files beside the logs say of the chain, and returns the logs.</summary>
    private IReadOnlyList<string> ReadFacts()
    {
        var monitor = new CmdletReadMonitor(this);
        try
        {
            ChainInput chain = Stoppable(() => ChainInput.Find(Files, monitor, CancellationToken));
            foreach (SourceProblem problem in chain.Problems)
            {
                WriteWarning(problem.ToString());
            }

            _tracker.Add(chain.Facts);
            return chain.Logs;
        }
        catch (EventLogUnreadableException unreadable)
        {
            WriteError(ErrorIds.LogUnreadable, unreadable, ErrorCategory.ReadError, unreadable.LogSource);
            return [];
        }
    }

    private bool IsWanted(PasswordChange change) => (Account.Length == 0 || change.Concerns(Account))
        && (Outcome.Length == 0 || change.EndedWith(Outcome))
        && (!NotDelivered || change.Outcome != PasswordChangeOutcome.Delivered);

    private void WriteChanges(IEnumerable<PasswordChange> changes)
    {
        foreach (PasswordChange change in changes.Where(IsWanted))
        {
            if (!Wait || _shown.Add($"{change.TrackingId}{change.PcnsTrackingId}{change.WindowsAccount}{change.Started:O}{change.Outcome}{change.LastStep}{change.Count}"))
            {
                WriteObject(change);
            }
        }
    }
}
