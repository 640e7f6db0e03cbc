using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Mappings;

/// <summary>A rule over every mapping of the applications that should receive Windows passwords.</summary>
internal abstract class MappingRule(RuleDescription description, string one = "mapping", string? many = null) : Rule(description)
{
    private const int MostReasons = 10;
    private const string OtherReasons = "for various other reasons";

    /// <summary>Shows the mappings of a Windows account: by the cmdlet, or by the command of the product's own tool.</summary>
    /// <param name="account">The Windows account; empty where it has to be filled in.</param>
    /// <param name="text">What it is for.</param>
    internal static RemedyStep[] ShowMappings(string account, string text) =>
    [
        RemedyStep.Cmdlet("Get-EntSsoMapping", ("WindowsAccount", account)).For(text),
        RemedyStep.Run($@"ssomanage -listmappings {account:DOMAIN\user}").Or,
    ];

    internal sealed override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var hasSubject = false;
        foreach (var finding in Limit(Check(context), one, many, context))
        {
            hasSubject = true;
            yield return finding;
        }

        if (!hasSubject)
        {
            yield return Find("mappings", None(context));
        }
    }

    /// <summary>
    /// Checks all mappings; null represents a pass that needs no words, and nothing at all where there is no mapping to check.
    /// </summary>
    protected abstract IEnumerable<Finding?> Check(RuleContext context);

    /// <summary>
    /// The mappings that count, each with its application: those of the applications that take part, and those of applications of which
    /// nothing is known.
    /// </summary>
    protected static IEnumerable<(SyncedApplication Application, Mapping Mapping)> MappingsOf(RuleContext context)
    {
        var byName = new Dictionary<string, SyncedApplication?>(StringComparer.OrdinalIgnoreCase);
        foreach (var application in context.Deployment.Applications)
        {
            byName[application.Name] = null;
        }

        foreach (var application in context.Applications)
        {
            byName[application.Name] = application;
        }

        foreach (var mapping in context.Deployment.Mappings)
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
    protected Dictionary<(string Account, string Application), EventEvidence> EventsByMapping(RuleContext context)
    {
        var index = new Dictionary<(string Account, string Application), EventEvidence>(NamePairComparer.Instance);
        foreach (var evidence in context.Events.All(Description.Events))
        {
            var key = (evidence.WindowsAccount, evidence.Application.Length > 0 ? evidence.Application : evidence.Subject);
            if (evidence.WindowsAccount.Length > 0 && (!index.TryGetValue(key, out var known) || evidence.Last > known.Last))
            {
                index[key] = evidence;
            }
        }

        return index;
    }

    /// <summary>Events that name no account: nothing but the log can say which mapping they are about.</summary>
    protected IEnumerable<EventEvidence> EventsWithoutAccount(RuleContext context) =>
        context.Events.All(Description.Events).Where(evidence => evidence.WindowsAccount.Length == 0);

    protected static FindingSubject SubjectOf(Mapping mapping) =>
        FindingSubject.MappingOf(mapping.WindowsAccount, mapping.Application, mapping.ExternalUser);

    /// <summary>The age of what was read of a mapping.</summary>
    protected static FactAge AgeOf(Mapping mapping) => new() { Read = mapping.Origin?.Time, Source = mapping.Origin?.Place };

    /// <summary>The documented way with a mapping that has become invalid: delete it, disabled first, and create it again.</summary>
    protected static RemedyStep[] Recreate(string account, string application, string first) =>
    [
        Say(first),
        RemedyStep.Cmdlet("Reset-EntSsoMapping", ("Application", application), ("WindowsAccount", account)),
        Run($@"ssomanage -disablemapping {account:DOMAIN\user} {application:APPLICATION}").Or,
        Run($@"ssomanage -deletemapping {account:DOMAIN\user} {application:APPLICATION}"),
        Run($"ssomanage -createmappings FILE", "Create it again, by the export of the ENTSSO management agent or from a file"),
        Run(
            $@"ssomanage -setcredentials {account:DOMAIN\user} {application:APPLICATION}",
            "Set its credentials, or change the password again"),
    ];

    /// <summary>
    /// The findings over mappings of which something is unknown: a hundred thousand of them become a few, by the reason.
    /// </summary>
    protected IEnumerable<Finding> Unread(Dictionary<string, int> reasons)
    {
        foreach (var reason in reasons)
        {
            var answer = Unknown($"the result for {Number(reason.Value, one, many)}", reason.Key);
            yield return Find(Number(reason.Value, one, many), answer);
        }
    }

    /// <summary>Counts one more mapping under its reason; beyond ten reasons the rest is one.</summary>
    protected static void Count(Dictionary<string, int> reasons, string reason)
    {
        var key = reasons.ContainsKey(reason) || reasons.Count < MostReasons ? reason : OtherReasons;
        reasons.TryGetValue(key, out var count);
        reasons[key] = count + 1;
    }

    private static Answer None(RuleContext context) =>
        context.Deployment.MappingSurveys.FirstOrDefault(survey => !survey.Count.IsKnown) is { } failed
            ? Unknown("which mappings there are", failed.Count)
            : NotApplicable("No mapping of an application that takes part was read.");
}
