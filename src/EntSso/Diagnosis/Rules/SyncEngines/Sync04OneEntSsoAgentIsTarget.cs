namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-04: no more than one ENTSSO MA is a target of a source partition.</summary>
internal sealed class Sync04OneEntSsoAgentIsTarget() : SourcePartitionRule(
    new(
        "SYNC-04",
        ChainLink.SyncEngine,
        "Not more than one ENTSSO MA is a target of a source partition.",
        Basis.Likely) { RelatedEvents = [10710] })
{
    protected override Answer Check(SourcePartition source, IReadOnlyList<EntSsoAgent> targets, RuleContext context) => targets.Count switch
    {
        0 => NotApplicable("No ENTSSO MA is known among the targets (see SYNC-03)."),
        1 => Pass($"{targets[0].Name} is the only ENTSSO MA among the targets."),
        _ => Warn(
            $"{string.Join(" and ", targets.Select(agent => agent.Name))} are targets of the same partition: likely every change "
                + "arrives as many times, and all but the first are dropped as repeated.",
            [
                Say(
                    $"{source.TargetsDialog}: leave one of {string.Join(", ", targets.Select(agent => agent.Name))} selected and "
                        + "deselect the others"),
            ]),
    };
}
