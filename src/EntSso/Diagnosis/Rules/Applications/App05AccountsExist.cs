using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-05: the accounts of Application Users and Application Administrators exist.</summary>
internal sealed class App05AccountsExist : ApplicationRule
{
    public override string Id => "APP-05";

    public override string Title => "Application Users and Application Administrators exist.";

    public override IReadOnlyList<int> EventIds => [10518, 10519, 10551];

    protected override Finding Judge(SyncedApplication subject, RuleInput input)
    {
        var faults = new List<string>();
        var unknown = new List<string>();
        var found = new List<string>();
        Look("Application Users", subject.Application.Users);
        Look("Application Administrators", subject.Application.Administrators);
        var place = PlaceOf(subject.Application.Users);
        return faults.Count > 0 ? Find(FindingStatus.Fail, subject.Name, $"{subject.Name}: {string.Join("; ", faults)}.", Mend(subject), place)
            : unknown.Count > 0 ? Find(FindingStatus.Unknown, subject.Name, $"Unknown of {subject.Name}: {string.Join("; ", unknown)}.", place: place)
            : Find(FindingStatus.Pass, subject.Name, $"The accounts of {subject.Name} exist: {string.Join(", ", found.Distinct())}.", place: place);

        void Look(string role, Fact<IReadOnlyList<string>> accounts)
        {
            if (!accounts.IsKnown)
            {
                unknown.Add($"{role} ({accounts.Reason.TrimEnd('.')})");
                return;
            }

            if (accounts.Value.Count == 0)
            {
                faults.Add($"{role} is empty");
            }

            foreach (var text in accounts.Value)
            {
                var account = NamedAccount.From(Fact.Known(text), input.Deployment.Directory);
                if (account.Error is not null)
                {
                    faults.Add($"{role} names {NameText.Quote(text)}, which is no account name");
                }
                else if (IsLocal(account.Name!, input.Deployment))
                {
                    unknown.Add($"whether {text} exists, since no directory knows accounts of one computer");
                }
                else if (!account.Found.IsKnown)
                {
                    unknown.Add($"whether {text} of {role} exists ({account.Found.Reason.TrimEnd('.')})");
                }
                else if (account.Account is null)
                {
                    faults.Add($"{text} of {role} does not exist");
                }
                else if (account.Account.Kind is DirectoryAccountKind.Computer or DirectoryAccountKind.Other)
                {
                    faults.Add($"{text} of {role} is neither a group nor a user");
                }
                else
                {
                    found.Add(text);
                }
            }
        }
    }

    protected override EventQuestion Ask(SyncedApplication subject, RuleInput input) => About(subject, subject.Application.Users) with
    {
        Meaning = "the service could not find an account of the application all the same",
        Remedy = Mend(subject),
    };

    private static bool IsLocal(AccountName name, SyncDeployment deployment) =>
        name.IsNeverDomainAccount
        || deployment.Servers.Any(server => ServerSearch.HostOf(server) is { IsAddress: false } computer && name.IsLocalTo(computer));

    private static string Mend(SyncedApplication subject) =>
        $"Put accounts that exist into a file and apply it: ssomanage -updateapps FILE\nWhen the service has disabled the application meanwhile: ssomanage -enableapp {Word(subject)}";
}
