using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>Compares the holders of the sync engine's SPN with its service account.</summary>
internal static class SpnHolders
{
    internal static Answer CheckEngine(ServicePrincipalName spn, IReadOnlyList<DirectoryAccount> holders, NamedAccount account)
    {
        var all = string.Join(" and ", holders);
        if (holders.Count == 0)
        {
            return Rule.Fail($"No account in the forest holds {spn}, so no ticket is issued.", SpnRemedy.Register(spn, account, spn.Host));
        }

        var several = $"{spn} is held by {all}: while several hold it, no ticket is issued.";
        if (account.Name is null)
        {
            return holders.Count > 1
                ? Rule.Fail(several, [Rule.Run($"setspn -X -F")])
                : Rule.Unknown($"{spn} is held by {holders[0]}; whether that is the sync engine's service account", account.WhyUnknown);
        }

        var answers = holders.Select(holder => account.Compare(holder, spn.Host)).ToList();
        RemedyStep[] remove = account.WhyNoSpnHolder(spn.Host).Length > 0 ? []
            : [.. holders.Where((_, i) => answers[i].Match == AccountMatch.Different).SelectMany(holder => SpnRemedy.Unregister(spn, holder))];
        return answers.All(answer => answer.Match == AccountMatch.Different)
                ? Rule.Fail(
                    $"{spn} is held by {all} and not by the sync engine's service account {account.Display}.",
                    [.. remove, .. SpnRemedy.Register(spn, account, spn.Host)])
            : holders.Count > 1 ? Rule.Fail(several, remove.Length > 0 ? remove : [Rule.Run($"setspn -X -F")])
            : answers[0].Match == AccountMatch.Same ? Rule.Pass($"{spn} is held by the sync engine's service account. {answers[0].Reason}")
            : Rule.Unknown($"{spn} is held by {holders[0]}; whether that is {account.Display}", answers[0].Reason);
    }
}
