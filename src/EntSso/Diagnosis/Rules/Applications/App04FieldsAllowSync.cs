using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-04: it is clear which field of the application receives the password.</summary>
internal sealed class App04FieldsAllowSync : ApplicationRule
{
    private const string CreateAnother =
        "Fields are fixed. Create the application anew with a user and a password field only: ssomanage -createapps FILE";

    public override string Id => "APP-04";

    public override string Title => "One field of the application is the one that receives the password.";

    // 10848 and 10818 are error codes that refuse such an application.
    public override IReadOnlyList<int> EventIds => [10848, 10818, 11057];

    protected override IReadOnlyList<int> AskedIds => [11057];

    protected override Finding Judge(SyncedApplication subject, RuleInput input)
    {
        var fields = subject.Application.Fields;
        if (!fields.IsKnown)
        {
            return FindUnknown(subject.Name, $"which fields {subject.Name} has", fields);
        }

        var marked = fields.Value.Where(field => field.IsSync).Select(field => $"'{field.Label}'").ToList();
        var count = fields.Value.Count;
        return count == 2 || (count > 2 && marked.Count == 1)
            ? Find(
                FindingStatus.Pass,
                subject.Name,
                count == 2
                    ? $"{subject.Name} has two fields, user and password."
                    : $"{marked[0]} is the one of the {count} fields of {subject.Name} that receives the password.",
                place: PlaceOf(fields))
            : Find(
                FindingStatus.Fail,
                subject.Name,
                count < 2
                    ? $"{subject.Name} has {(count == 0 ? "no field" : "one field")}, so none that could receive a password."
                    : $"{subject.Name} has {count} fields, of which {(marked.Count == 0 ? "none is" : string.Join(" and ", marked) + " are")} marked to receive the password: exactly one has to be.",
                CreateAnother,
                PlaceOf(fields));
    }

    protected override EventQuestion Ask(SyncedApplication subject, RuleInput input) => About(subject, subject.Application.Fields) with
    {
        Against = FindingStatus.Warning,
        AgainstUnknown = FindingStatus.Warning,
        Meaning = "but a mapping had no value for further fields, which were filled with defaults",
        Remedy = $"Set all fields of the mapping: ssomanage -setcredentials DOMAIN\\user {Word(subject)}",
    };
}
