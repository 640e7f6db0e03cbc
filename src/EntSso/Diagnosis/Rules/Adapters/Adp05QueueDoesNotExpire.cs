namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-05: no change waited for the adapter until it was dropped.</summary>
internal sealed class Adp05QueueDoesNotExpire() : AdapterLogRule(
    new(
        "ADP-05",
        ChainLink.Adapter,
        "No change waits for the adapter until it is dropped.") { Events = [10714, 10712], ClearedBy = [10736] },
    absence: subject => $"The log has no event that a change for {subject.Name} was dropped after waiting",
    presence: subject => $"Changes for {subject.Name} waited until they were dropped, and are lost.",
    remedy: subject =>
    [
        Say("Fix the adapter first (ADP-04, ADP-06), then change the lost passwords again."),
        Run($"ssops -setprops {subject.Name:ADAPTER}", "To survive longer outages, raise the retry count or the delay"),
        Run($"ssops -reset {subject.Name:ADAPTER}", "To empty the queue (this drops every change in it)"),
    ]);
