using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-05: the accounts of Application Users and Application Administrators exist.</summary>
internal sealed class App05AccountsExist() : SubjectRule<SyncedApplication>(
    new("APP-05", ChainLink.Application, "Application Users and Application Administrators exist.") { Events = [10518, 10519, 10551] },
    SubjectSets.Applications)
{
    protected override Answer Check(SyncedApplication subject, RuleContext context)
    {
        var (faults, unknown, found) = (new List<string>(), new List<string>(), new List<string>());
        CheckRole("Application Users", subject.Application.Users);
        CheckRole("Application Administrators", subject.Application.Administrators);
        var origin = subject.Application.Users.Origin;
        return faults.Count > 0 ? Fail($"{subject.Name}: {string.Join("; ", faults)}.", Correct(subject), origin)
            : unknown.Count > 0 ? Unknown($"whether the accounts of {subject.Name} exist", string.Join("; ", unknown)).From(origin)
            : Pass($"The accounts of {subject.Name} exist: {string.Join(", ", found.Distinct())}.", origin);

        void CheckRole(string role, Fact<IReadOnlyList<string>> accounts)
        {
            if (!accounts.IsKnown)
            {
                unknown.Add($"{role} ({accounts.Reason})");
            }
            else if (accounts.Value.Count == 0)
            {
                faults.Add($"{role} is empty");
            }

            foreach (var text in accounts.Or([]))
            {
                var account = context.Account(Fact.Known(text));
                var (list, answer) = account.Error is not null
                    ? (faults, $"{role} names {NameText.Quote(text)}, which is not an account name")
                    : context.IsLocalAccount(account.Name!)
                        ? (unknown, $"{text} is an account of one computer, which is not in a directory")
                    : !account.Found.IsKnown ? (unknown, $"{text} of {role} ({account.Found.Reason})")
                    : account.Account is null ? (faults, $"{text} of {role} does not exist")
                    : account.Account.Kind is DirectoryAccountKind.Computer or DirectoryAccountKind.Other
                        ? (faults, $"{text} of {role} is neither a group nor a user")
                    : (found, text);
                list.Add(answer);
            }
        }
    }

    protected override EventQuestion Question(SyncedApplication subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Application.Users),
        Meaning = "the service could not find an account of the application",
        Remedy = Correct(subject),
    };

    private static RemedyStep[] Correct(SyncedApplication subject) =>
    [
        Run($"ssomanage -updateapps FILE", "Put accounts that exist into a file and apply it"),
        RemedyStep.Cmdlet("Enable-EntSsoApplication", ("Application", subject.Name))
            .For("When the service has disabled the application meanwhile"),
        Run($"ssomanage -enableapp {subject.Name:APPLICATION}").Or,
    ];
}
