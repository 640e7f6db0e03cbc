using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-04: it is clear which field of the application receives the password.</summary>
internal sealed class App04FieldsAllowSync() : SubjectRule<SyncedApplication>(
    // 10848 and 10818 are error codes that refuse such an application.
    new(
        "APP-04",
        ChainLink.Application,
        "One field of the application is the one that receives the password.") { Events = [11057], RelatedEvents = [10848, 10818] },
    SubjectSets.Applications)
{
    protected override Answer Check(SyncedApplication subject, RuleContext context)
    {
        var (name, fields) = (subject.Name, subject.Application.Fields);
        if (!fields.IsKnown)
        {
            return Unknown($"which fields {name} has", fields);
        }

        var marked = fields.Value.Where(field => field.IsSync).Select(field => $"'{field.Label}'").ToList();
        var count = fields.Value.Count;
        return count == 2 ? Pass($"{name} has two fields, user and password.", fields.Origin)
            : count > 2 && marked.Count == 1
                ? Pass($"{marked[0]} is the one of the {count} fields of {name} that receives the password.", fields.Origin)
            : Fail(
                count < 2
                    ? $"{name} has {(count == 0 ? "no field" : "one field")}, so no field can receive a password."
                    : $"{name} has {count} fields, of which {(marked.Count == 0 ? "none is" : string.Join(" and ", marked) + " are")} "
                        + "marked to receive the password: exactly one must be.",
                [Run(
                    $"ssomanage -createapps FILE",
                    "Fields cannot be changed. Create the application again with only a user and a password field")],
                fields.Origin);
    }

    protected override EventQuestion Question(SyncedApplication subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Application.Fields),
        Against = FindingStatus.Warning,
        AgainstUnknown = FindingStatus.Warning,
        Meaning = "a mapping had no value for further fields, which were filled with defaults",
        Remedy = [Run($@"ssomanage -setcredentials DOMAIN\user {subject.Name:APPLICATION}", "Set all fields of the mapping")],
    };
}
