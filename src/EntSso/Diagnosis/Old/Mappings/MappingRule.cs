using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Mappings;

/// <summary>A rule over every mapping of the applications that should receive Windows passwords.</summary>
internal abstract class MappingRule : SubjectsRule
{
    public sealed override ChainLink Link => ChainLink.Mapping;

    public override Basis Basis => Basis.Documented;

    protected override string One => "mapping";

    /// <summary>The ids of events that name an account and an application and speak against a mapping.</summary>
    protected virtual IReadOnlyList<int> AskedIds => EventIds;

    protected sealed override IEnumerable<Finding?> JudgeAll(SyncDeployment deployment)
    {
        var input = new RuleInput(deployment, new EventWitness(deployment, AskedIds.Concat(EventIdSet.Delivered)));
        return Judge(input, [.. SyncedApplication.In(deployment)]);
    }

    /// <summary>Judges all mappings.</summary>
    protected abstract IEnumerable<Finding?> Judge(RuleInput input, IReadOnlyList<SyncedApplication> applications);

    /// <summary>
    /// The mappings that count, each with its application: those of the applications that take part, and those of applications of which
    /// nothing is known.
    /// </summary>
    protected static IEnumerable<(SyncedApplication Application, Mapping Mapping)> MappingsOf(RuleInput input, IReadOnlyList<SyncedApplication> applications)
    {
        var byName = new Dictionary<string, SyncedApplication?>(StringComparer.OrdinalIgnoreCase);
        foreach (var application in input.Deployment.Applications)
        {
            byName[application.Name] = null;
        }

        foreach (var application in applications)
        {
            byName[application.Name] = application;
        }

        foreach (var mapping in input.Deployment.Mappings)
        {
            if (!byName.TryGetValue(mapping.Application, out var application))
            {
                byName.Add(mapping.Application, application = SyncedApplication.OnlyNamed(mapping.Application, ""));
            }

            if (application is not null)
            {
                yield return (application, mapping);
            }
        }
    }

    /// <summary>The newest event of each account and application.</summary>
    protected Dictionary<(string Account, string Application), EventEvidence> EventsByMapping(RuleInput input)
    {
        var index = new Dictionary<(string Account, string Application), EventEvidence>(NamePairComparer.Instance);
        foreach (var evidence in input.Witness.All(AskedIds))
        {
            var key = (evidence.WindowsAccount, evidence.Application.Length > 0 ? evidence.Application : evidence.Subject);
            if (evidence.WindowsAccount.Length > 0 && (!index.TryGetValue(key, out var known) || evidence.Last > known.Last))
            {
                index[key] = evidence;
            }
        }

        return index;
    }

    /// <summary>The findings over mappings of which something is unknown.</summary>
    protected IEnumerable<Finding> Unknown(ReasonCounts reasons)
    {
        foreach (var reason in reasons.Counts)
        {
            yield return Find(FindingStatus.Unknown, Number(reason.Value), $"Unknown of {Number(reason.Value)}: {reason.Key.TrimEnd('.')}.");
        }
    }

    /// <summary>The finding where there is no mapping to judge.</summary>
    protected Finding Nothing(RuleInput input) => Find(
        input.Deployment.MappingSurveys.Any(survey => !survey.Count.IsKnown) ? FindingStatus.Unknown : FindingStatus.NotApplicable,
        "mappings",
        input.Deployment.MappingSurveys.FirstOrDefault(survey => !survey.Count.IsKnown) is { } failed
            ? $"The mappings could not be read: {failed.Count.Reason.TrimEnd('.')}."
            : "No mapping of an application that takes part was read.");

    /// <summary>How a finding names a mapping.</summary>
    protected static string SubjectOf(string account, string application) => $"{account} -> {application}";

    /// <summary>Account and application as words of a command.</summary>
    protected static string Words(string account, string application) =>
        $"{CommandWord.Of(account, @"DOMAIN\user")} {CommandWord.Of(application, "APPLICATION")}";

    /// <summary>The documented way with a mapping that has become invalid: delete it, disabled first, and create it anew.</summary>
    protected static string Recreate(string account, string application) =>
        $"ssomanage -disablemapping {Words(account, application)}\nssomanage -deletemapping {Words(account, application)}\n"
        + "Create it again, by the export of the ENTSSO management agent or from a file: ssomanage -createmappings FILE\n"
        + $"Set its credentials, or change the password again: ssomanage -setcredentials {Words(account, application)}";
}
