using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-06: the password filter of the application can be read to its end.</summary>
internal sealed class App06FilterIsValid() : SubjectRule<SyncedApplication>(
    new("APP-06", ChainLink.PasswordFilter, "The password filter of the application is valid.") { Events = [11061, 11062] },
    SubjectSets.Applications)
{
    // Where no application has a filter, that is said once.
    protected override IEnumerable<SyncedApplication> SubjectsIn(RuleContext context)
    {
        var applications = base.SubjectsIn(context).ToList();
        var filtered = applications.Where(application =>
            FilterOf(application, context) is not { IsKnown: true, Value: null } || context.HasLogged(Description.Events, subject: application.Name)).ToList();
        return filtered.Count > 0 ? filtered : applications.Take(1);
    }

    protected override Answer Check(SyncedApplication subject, RuleContext context)
    {
        var (name, filter) = (subject.Name, FilterOf(subject, context));
        if (!filter.IsKnown)
        {
            return Unknown($"which password filter {name} has", filter);
        }

        if (filter.Value is not { } text)
        {
            return context.HasLogged(Description.Events, subject: name) ? Pass($"{name} has no password filter.")
                : NotApplicable("No application has a password filter.") with { About = FindingSubject.General("password filters") };
        }

        var parsed = PasswordFilterString.Parse(text);
        return parsed.IsValid
            ? Pass($"The password filter {NameText.Quote(text)} of {name} is valid.", filter.Origin)
            : Fail(
                $"The password filter {NameText.Quote(text)} of {name} is wrong at character {parsed.ErrorPosition}: "
                    + $"{MessageText.Clause(parsed.Error)}. Passwords go out unfiltered, which the external system may refuse.",
                Rebuild(),
                filter.Origin);
    }

    protected override EventQuestion Question(SyncedApplication subject, RuleContext context) => new()
    {
        Age = FactAge.Of(FilterOf(subject, context)),
        Against = FindingStatus.Warning,
        AgainstUnknown = FindingStatus.Warning,
        Meaning = "the service could not apply it",
        Remedy = Rebuild(),
    };

    private static RemedyStep[] Rebuild() =>
        [
            Say(
                "Create the filter again with the password filter wizard of the ENTSSO console. Then change the passwords that went "
                    + "out unfiltered once more."),
        ];

    private static Fact<string?> FilterOf(SyncedApplication subject, RuleContext context)
    {
        var (text, name) = (subject.Application.FilterString, subject.Application.PasswordFilter);
        return text.IsKnown || !name.IsKnown ? text
            : name.Value is null ? name
            : context.FilterNamed(name.Value) is { } filter ? filter.FilterString.Select<string?>(known => known)
            : text;
    }
}
