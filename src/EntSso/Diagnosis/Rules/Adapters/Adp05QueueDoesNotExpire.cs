namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-05: no change waited for the adapter until it was given up.</summary>
internal sealed class Adp05QueueDoesNotExpire : AdapterRule
{
    public override string Id => "ADP-05";

    public override string Title => "No change waits for the adapter until it is given up.";

    public override IReadOnlyList<int> EventIds => [10714, 10712];

    protected override IReadOnlyList<int> ClearingIds => [10736];

    protected override Finding Judge(SyncedAdapter subject, RuleInput input) => JudgeByLog(
        subject,
        input,
        $"The log has no event that a change for {subject.Name} was given up",
        $"Changes for {subject.Name} were given up and are lost.",
        $"Mend the adapter first (ADP-04, ADP-06), then change the lost passwords again. To survive longer outages, raise retry count or delay: ssops -setprops {Word(subject)}\n"
        + $"To empty the queue, which drops what waits in it: ssops -reset {Word(subject)}");
}
