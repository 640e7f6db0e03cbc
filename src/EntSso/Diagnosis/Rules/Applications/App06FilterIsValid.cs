using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-06: the password filter of the application can be read to its end.</summary>
internal sealed class App06FilterIsValid : ApplicationRule
{
    private const string Rebuild =
        "Create the filter again with the password filter wizard of the ENTSSO console. Change the passwords again that went out unfiltered meanwhile.";

    public override string Id => "APP-06";

    public override ChainLink Link => ChainLink.PasswordFilter;

    public override string Title => "The password filter of the application is valid.";

    public override IReadOnlyList<int> EventIds => [11061, 11062];

    // Where no application has a filter, that is said once.
    protected override IEnumerable<SyncedApplication> SubjectsIn(RuleInput input)
    {
        var applications = base.SubjectsIn(input).ToList();
        var filtered = applications.Where(application =>
            FilterOf(application, input.Deployment) is not { IsKnown: true, Value: null } || input.Witness.Newest(EventIds, subject: application.Name) is not null).ToList();
        return filtered.Count > 0 ? filtered : applications.Take(1);
    }

    protected override Finding Judge(SyncedApplication subject, RuleInput input)
    {
        var filter = FilterOf(subject, input.Deployment);
        if (!filter.IsKnown)
        {
            return FindUnknown(subject.Name, $"which password filter {subject.Name} has", filter);
        }

        if (filter.Value is not { } text)
        {
            return input.Witness.Newest(EventIds, subject: subject.Name) is null
                ? Find(FindingStatus.NotApplicable, "password filters", "No application has a password filter.")
                : Find(FindingStatus.Pass, subject.Name, $"{subject.Name} has no password filter.");
        }

        var parsed = PasswordFilterString.Parse(text);
        return parsed.IsValid
            ? Find(FindingStatus.Pass, subject.Name, $"The password filter {NameText.Quote(text)} of {subject.Name} is valid.", place: PlaceOf(filter))
            : Find(
                FindingStatus.Fail,
                subject.Name,
                $"The password filter {NameText.Quote(text)} of {subject.Name} is wrong at character {parsed.ErrorPosition}: {parsed.Error.TrimEnd('.')}. Passwords go out unfiltered, which the external system may refuse.",
                Rebuild,
                PlaceOf(filter));
    }

    protected override EventQuestion Ask(SyncedApplication subject, RuleInput input) => About(subject, FilterOf(subject, input.Deployment)) with
    {
        Against = FindingStatus.Warning,
        AgainstUnknown = FindingStatus.Warning,
        Meaning = "the service could not apply it all the same",
        Remedy = Rebuild,
    };

    private static Fact<string?> FilterOf(SyncedApplication subject, SyncDeployment deployment)
    {
        var application = subject.Application;
        if (application.FilterString.IsKnown)
        {
            return application.FilterString;
        }

        if (!application.PasswordFilter.IsKnown)
        {
            return application.FilterString;
        }

        if (application.PasswordFilter.Value is not { } name)
        {
            return application.PasswordFilter;
        }

        var filter = deployment.PasswordFilters.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
        return filter is null ? application.FilterString : filter.FilterString.Select<string?>(text => text);
    }
}
