using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>A rule over the targets of every source partition.</summary>
internal abstract class SourcePartitionRule : SyncEngineRule
{
    protected sealed override IEnumerable<Finding> Judge(SyncDeployment deployment)
    {
        var sources = SourcePartition.In(deployment);
        if (sources.Count == 0)
        {
            yield return Find(
                FindingStatus.NotApplicable, "password sources", "No partition is known as a password synchronization source (see SYNC-02).");
        }

        var agents = EntSsoAgent.In(deployment);
        foreach (var source in sources)
        {
            yield return source.Partition.Targets.IsKnown
                ? Judge(source, sources, agents, deployment)
                : FindUnknown(source.Subject, "Which management agents are the partition's targets", source.Partition.Targets.Reason);
        }
    }

    /// <summary>Judges one source partition whose targets are known.</summary>
    protected abstract Finding Judge(
        SourcePartition source, IReadOnlyList<SourcePartition> sources, IReadOnlyList<EntSsoAgent> agents, SyncDeployment deployment);
}
