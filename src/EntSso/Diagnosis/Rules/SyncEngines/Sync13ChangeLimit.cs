using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-13: the number of changes that a source partition takes in 24 hours does not stop password changes.</summary>
internal sealed class Sync13ChangeLimit() : SyncEngineRule(
    new("SYNC-13", ChainLink.SyncEngine, "The limit of changes in 24 hours does not stop password changes."))
{
    private const string Exceeded = "changes-exceed-max";

    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context)
    {
        // The rows name the management agent and the object, so a partition counts those of its domain.
        var refused = engine.SourceHistory.Or([]).Where(row => string.Equals(row.ReturnCode, Exceeded, StringComparison.OrdinalIgnoreCase))
            .ToLookup(row => row.ManagementAgentId, StringComparer.OrdinalIgnoreCase);
        return context.SourcePartitions.Count == 0
            ? [(FindingSubject.General("password sources"), NotApplicable("No partition is known as a password synchronization source (see SYNC-02)."))]
            : context.SourcePartitions.Select(
                source => (source.About, Check(source, engine, [.. refused[source.Agent.Id].Where(row => IsIn(row, source, context))])));
    }

    private static Answer Check(SourcePartition source, SyncEngine engine, List<PasswordSourceRow> refused)
    {
        var (limited, maximum) = (source.Partition.IsChangeCountLimited, source.Partition.MaximumChanges);
        var limit = maximum.IsKnown
            ? $"The partition accepts {Number(maximum.Value, "password change")} in 24 hours"
            : "The partition accepts a limited number of password changes in 24 hours";
        if (refused.Count > 0)
        {
            var newest = refused.Max(row => row.ReceivedAt ?? row.ChangedAt);
            var text = $"The history holds {Number(refused.Count, "change")} that the engine refused with "
                + $"{Exceeded}{(newest is { } at ? $", the last at {IsoTime.FormatShort(at)}" : "")}.";
            return limited is { IsKnown: true, Value: false }
                ? Warn($"{text} The number of changes is no longer limited.", [Again], limited.Origin)
                : Fail(
                    $"{text} {(limited.IsKnown ? limit : "Likely the partition limits the changes in 24 hours")}: these passwords "
                        + "were not synchronized.",
                    [Say($"{source.Dialog}: raise or clear the maximum number of password changes in 24 hours"), Again],
                    limited.Origin);
        }

        return limited is { IsKnown: true, Value: false } ? Pass("The number of changes is not limited.", limited.Origin)
            : engine.SourceHistory.IsKnown
                ? Pass(
                    $"{(limited.IsKnown ? limit : "Whether the number of changes is limited is unknown")}, and the history holds no "
                        + $"{Exceeded}.",
                    limited.Origin)
            : limited.IsKnown
                ? Unknown(
                    $"{MessageText.LowerFirst(limit)}; whether changes were refused by that",
                    engine.SourceHistory.Reason)
            : Unknown("whether the number of changes in 24 hours is limited", limited);
    }

    private static RemedyStep Again => Say("Change the refused passwords again: the engine does not accept these changes later.");

    private static bool IsIn(PasswordSourceRow row, SourcePartition source, RuleContext context) =>
        context.SourcePartitions.Count == 1 || row.DistinguishedName.Length == 0
        || row.DistinguishedName.EndsWith("," + source.Partition.Name, StringComparison.OrdinalIgnoreCase);
}
