using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Mappings;

/// <summary>MAP-01: the applications have mappings, and the accounts that were asked for have theirs.</summary>
internal sealed class Map01MappingExists : MappingRule
{
    public override string Id => "MAP-01";

    public override string Title => "Mappings exist for the accounts whose passwords should reach the application.";

    public override IReadOnlyList<int> EventIds => [11030];

    protected override string One => "application or account";

    protected override string Many => "applications and accounts";

    protected override IEnumerable<Finding?> Judge(RuleInput input, IReadOnlyList<SyncedApplication> applications)
    {
        var deployment = input.Deployment;
        var asked = deployment.MappingSurveys.Where(survey => survey.WindowsAccount.Length > 0).ToList();
        var mapped = asked.Count == 0 && input.Witness.Newest(AskedIds) is null ? null : AccountsOf(deployment);
        var hasSubject = false;
        foreach (var application in applications)
        {
            hasSubject = true;
            yield return Judge(application, input);
        }

        foreach (var survey in asked)
        {
            hasSubject = true;
            yield return Judge(survey, mapped!);
        }

        foreach (var evidence in input.Witness.All(AskedIds))
        {
            hasSubject = true;
            yield return Judge(evidence, mapped!);
        }

        if (!hasSubject)
        {
            yield return Nothing(input);
        }
    }

    private Finding? Judge(SyncedApplication application, RuleInput input)
    {
        if (input.MappingsOf(application.Name) is { Count: > 0 } mappings)
        {
            return Find(FindingStatus.Pass, application.Name, $"{application.Name} has {(mappings.Count == 1 ? "a mapping" : $"{mappings.Count.ToString("N0", CultureInfo.InvariantCulture)} mappings")}.");
        }

        var surveys = input.Deployment.MappingSurveys.Where(survey =>
            survey.WindowsAccount.Length == 0
            && (survey.Application.Length == 0 || string.Equals(survey.Application, application.Name, StringComparison.OrdinalIgnoreCase))).ToList();
        return surveys.Exists(survey => survey.Count.IsKnown)
            ? Find(
                FindingStatus.Fail,
                application.Name,
                $"{application.Name} has no mapping: no password change reaches it.",
                "Run the profiles of the ENTSSO management agent so that it creates the mappings, or create them from a file: ssomanage -createmappings FILE")
            : Find(
                FindingStatus.Unknown,
                application.Name,
                $"It is unknown whether {application.Name} has mappings: {(surveys.Count > 0 ? surveys[0].Count.Reason.TrimEnd('.') : "they were not read")}.");
    }

    private Finding? Judge(MappingSurvey survey, HashSet<(string, string)> mapped)
    {
        var where = survey.Application.Length > 0 ? survey.Application : "any application";
        var subject = survey.Application.Length > 0 ? SubjectOf(survey.WindowsAccount, survey.Application) : survey.WindowsAccount;
        return !survey.Count.IsKnown
            ? Find(FindingStatus.Unknown, subject, $"It is unknown whether {survey.WindowsAccount} has a mapping in {where}: {survey.Count.Reason.TrimEnd('.')}.")
            : mapped.Contains((survey.WindowsAccount, survey.Application))
                ? Find(FindingStatus.Pass, subject, $"{survey.WindowsAccount} has a mapping in {where}.")
                : Find(
                    FindingStatus.Fail,
                    subject,
                    $"{survey.WindowsAccount} has no mapping in {where}: its password changes go nowhere there.",
                    $"Look once more: ssomanage -listmappings {CommandWord.Of(survey.WindowsAccount, @"DOMAIN\user")}\n"
                    + "Then run the profiles of the ENTSSO management agent, or create the mapping from a file: ssomanage -createmappings FILE");
    }

    // Most accounts of a domain have no mapping and need none, and every change of theirs is logged.
    private Finding Judge(EventEvidence evidence, HashSet<(string, string)> mapped)
    {
        var account = evidence.WindowsAccount.Length > 0 ? evidence.WindowsAccount : "an account";
        return evidence.WindowsAccount.Length > 0 && mapped.Contains((evidence.WindowsAccount, ""))
            ? Find(FindingStatus.Pass, account, $"{account} has a mapping. It was created later, or is of another kind, than when {EventWitness.Tell(evidence)}.")
            : Find(
                FindingStatus.NotApplicable,
                account,
                $"No mapping of {account} was read, and {EventWitness.Tell(evidence)}. That is right for an account whose password shall reach no external system.");
    }

    /// <summary>Account and application of every mapping, and each account with the empty name for any application.</summary>
    private static HashSet<(string, string)> AccountsOf(SyncDeployment deployment)
    {
        var mapped = new HashSet<(string, string)>(NamePairComparer.Instance);
        foreach (var mapping in deployment.Mappings)
        {
            var account = mapping.WindowsAccount;
            mapped.Add((account, mapping.Application));
            mapped.Add((account, ""));
        }

        return mapped;
    }
}
