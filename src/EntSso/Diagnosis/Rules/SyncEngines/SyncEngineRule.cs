using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>A rule over the sync engine as a whole.</summary>
internal abstract class SyncEngineRule(RuleDescription description) : Rule(description)
{
    internal sealed override IEnumerable<Finding> Evaluate(RuleContext context) => Limit(
        !context.Deployment.HasSyncEngine() && !context.HasLogged(Description.Events)
            ? [Find("sync engine", NotApplicable("The deployment has no facts about a sync engine."))]
            : Check(context.Deployment.SyncEngine, context).Select(checkedThing => Find(checkedThing.About, checkedThing.Answer)),
        "subject",
        null,
        context);

    /// <summary>Checks the engine.</summary>
    protected abstract IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context);

    protected static FindingSubject TheEngine(SyncEngine engine) => new(SubjectKind.SyncEngine, engine.Server.Or("sync engine"));

    /// <summary>
    /// How to read a fact that no export was read for; nothing where the export was read and does not show it, or where the files do not
    /// show which engine is meant.
    /// </summary>
    protected static RemedyStep[] ExportAll<T>(Fact<T> fact, SyncEngine engine) =>
        fact.Origin is null && (engine.Server.IsKnown || !engine.Server.IsAsked())
            ? [Run($"svrexport FOLDER", "Export the sync engine's configuration")]
            : [];
}

/// <summary>A rule over the targets of every source partition.</summary>
internal abstract class SourcePartitionRule(RuleDescription description) : SyncEngineRule(description)
{
    protected sealed override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context) =>
        context.SourcePartitions.Count == 0
            ? [(FindingSubject.General("password sources"), NotApplicable("No partition is known as a password synchronization source (see SYNC-02)."))]
            : context.SourcePartitions.Select(source => (source.About, source.Partition.Targets.IsKnown
                ? Check(source, Targets(source, context), context).From(source.Partition.Targets.Origin)
                : Unknown("which management agents are the partition's targets", source.Partition.Targets)));

    /// <summary>Checks one source partition whose targets are known.</summary>
    /// <param name="source">The partition.</param>
    /// <param name="targets">The ENTSSO MAs among its targets.</param>
    /// <param name="context">The run.</param>
    protected abstract Answer Check(SourcePartition source, IReadOnlyList<EntSsoAgent> targets, RuleContext context);

    protected static IReadOnlyList<EntSsoAgent> Targets(SourcePartition source, RuleContext context) =>
        [.. context.Agents.Where(agent => agent.Id.Length > 0 && source.TargetIds.Contains(agent.Id))];
}
