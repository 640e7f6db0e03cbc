using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-04: no more than one ENTSSO MA is a target of a source partition.</summary>
internal sealed class Sync04OneEntSsoAgentIsTarget : SourcePartitionRule
{
    public override string Id => "SYNC-04";

    public override string Title => "Not more than one ENTSSO MA is a target of a source partition.";

    public override Basis Basis => Basis.Likely;

    public override IReadOnlyList<int> EventIds => [10710];

    protected override Finding Judge(
        SourcePartition source, IReadOnlyList<SourcePartition> sources, IReadOnlyList<EntSsoAgent> agents, SyncDeployment deployment)
    {
        var names = source.EntSsoTargets(agents).Select(agent => agent.Subject).ToList();
        return names.Count switch
        {
            0 => Find(FindingStatus.NotApplicable, source.Subject, "No ENTSSO MA is known among the targets (see SYNC-03)."),
            1 => Find(FindingStatus.Pass, source.Subject, $"{names[0]} is the only ENTSSO MA among the targets.", "", PlaceOf(source.Origin)),
            _ => Find(
                FindingStatus.Warning,
                source.Subject,
                $"{string.Join(" and ", names)} are targets of the same partition: likely every change arrives as many times and all but the first are dropped as repeated.",
                $"{source.TargetsDialog}: leave one of {string.Join(", ", names)} selected and deselect the others",
                PlaceOf(source.Origin)),
        };
    }
}
