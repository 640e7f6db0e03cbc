using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Mappings;

/// <summary>MAP-01: the applications have mappings, and the accounts that were asked for have theirs.</summary>
internal sealed class Map01MappingExists() : MappingRule(
    new("MAP-01", ChainLink.Mapping, "Mappings exist for the accounts whose passwords should reach the application.") { Events = [11030] },
    "application or account",
    "applications and accounts")
{
    protected override IEnumerable<Finding?> Check(RuleContext context)
    {
        var asked = context.Deployment.MappingSurveys.Where(survey => survey.WindowsAccount.Length > 0).ToList();
        var logged = context.Events.All(Description.Events).ToList();
        var mapped = asked.Count == 0 && logged.Count == 0 ? [] : AccountsOf(context.Deployment);
        var surveys = context.Deployment.MappingSurveys.Where(survey => survey.WindowsAccount.Length == 0)
            .ToLookup(survey => survey.Application, StringComparer.OrdinalIgnoreCase);
        return context.Applications.Select(
            application => Find(FindingSubject.ApplicationNamed(application.Name), Check(application.Name, surveys, context)))
            .Concat(asked.Select(survey => Find(SubjectOf(survey), Check(survey, mapped))))
            .Concat(logged.Select(evidence => Check(evidence, mapped)));
    }

    private static FindingSubject SubjectOf(MappingSurvey survey) => survey.Application.Length > 0
        ? FindingSubject.MappingOf(survey.WindowsAccount, survey.Application)
        : FindingSubject.AccountNamed(survey.WindowsAccount);

    private static Answer Check(string application, ILookup<string, MappingSurvey> surveys, RuleContext context)
    {
        if (context.MappingsOf(application) is { Count: > 0 } mappings)
        {
            return Pass($"{application} has {(mappings.Count == 1 ? "a mapping" : $"{mappings.Count.ToString("N0", CultureInfo.InvariantCulture)} mappings")}.");
        }

        var its = surveys[""].Concat(application.Length > 0 ? surveys[application] : []).ToList();
        return its.Exists(survey => survey.Count.IsKnown)
            ? Fail(
                $"{application} has no mapping: no password change reaches it.",
                Create(application, ""))
            : Unknown($"whether {application} has mappings", its.Count > 0 ? its[0].Count.Reason : "they were not read");
    }

    private static Answer Check(MappingSurvey survey, HashSet<(string, string)> mapped)
    {
        var where = survey.Application.Length > 0 ? survey.Application : "any application";
        return !survey.Count.IsKnown ? Unknown($"whether {survey.WindowsAccount} has a mapping in {where}", survey.Count)
            : mapped.Contains((survey.WindowsAccount, survey.Application)) ? Pass($"{survey.WindowsAccount} has a mapping in {where}.")
            : Fail(
                $"{survey.WindowsAccount} has no mapping in {where}: its password changes do not reach it.",
                [
                    .. ShowMappings(survey.WindowsAccount, "Check again"),
                    .. Create(survey.Application, survey.WindowsAccount),
                ]);
    }

    private static RemedyStep[] Create(string application, string account) =>
    [
        RemedyStep.Cmdlet("New-EntSsoMapping", ("Application", application), ("WindowsAccount", account), ("ExternalUser", ""))
            .For("Run the profiles of the ENTSSO management agent, which create mappings, or create the mapping"),
        Run($"ssomanage -createmappings FILE", "create mappings from a file").Or,
    ];

    // Most accounts of a domain have no mapping and need none, and every change of theirs is logged.
    private Finding Check(EventEvidence evidence, HashSet<(string, string)> mapped)
    {
        var account = evidence.WindowsAccount.Length > 0 ? evidence.WindowsAccount : "an account";
        var logged = EventWitness.Describe(evidence);
        var answer = evidence.WindowsAccount.Length > 0 && mapped.Contains((evidence.WindowsAccount, ""))
            ? Pass($"{account} has a mapping. It was created after the event or is of another kind: {logged}.")
            : NotApplicable(
                $"No mapping of {account} was read, and {logged}. This is correct for an account whose password is not synchronised "
                    + "with an external system.");
        return Find(
            evidence.WindowsAccount.Length > 0 ? FindingSubject.AccountNamed(account) : FindingSubject.General(account),
            answer with { Events = [evidence] });
    }

    /// <summary>Account and application of every mapping, and each account with the empty name for any application.</summary>
    private static HashSet<(string, string)> AccountsOf(SyncDeployment deployment)
    {
        var mapped = new HashSet<(string, string)>(NamePairComparer.Instance);
        foreach (var mapping in deployment.Mappings)
        {
            mapped.Add((mapping.WindowsAccount, mapping.Application));
            mapped.Add((mapping.WindowsAccount, ""));
        }

        return mapped;
    }
}
