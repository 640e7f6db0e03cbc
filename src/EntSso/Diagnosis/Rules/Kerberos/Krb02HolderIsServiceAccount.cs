using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-02: the account that holds the SPN is the account that the ENTSSO service runs under.</summary>
internal sealed class Krb02HolderIsServiceAccount() : SubjectRule<SpnSubject>(
    new("KRB-02", ChainLink.KerberosCall, "The holder of the SPN is the ENTSSO service account.") { RelatedEvents = [11063] }, SubjectSets.Spns)
{
    protected override Answer Check(SpnSubject subject, RuleContext context)
    {
        var holders = context.Directory.HoldersOf(subject.Spn);
        return !holders.IsKnown ? Unknown("the holder", holders.Reason)
            : holders.Value.Count == 0 ? NotApplicable("No account holds the SPN (see KRB-01).")
            : subject.ServiceAccount.Name is null
                ? Unknown($"the SPN is held by {string.Join(" and ", holders.Value)}; whether that is the service account", subject.ServiceAccount.WhyUnknown)
            : Check(subject, holders.Value);
    }

    private static Answer Check(SpnSubject subject, IReadOnlyList<DirectoryAccount> holders)
    {
        var (account, all) = (subject.ServiceAccount, string.Join(" and ", holders));
        var answers = holders.Select(holder => account.Compare(holder, subject.Spn.Host)).ToList();
        var match = answers.FindIndex(answer => answer.Match == AccountMatch.Same);
        if (match >= 0)
        {
            return holders.Count == 1
                ? Pass($"The SPN is held by the service account. {answers[match].Reason}")
                : Warn(
                    $"The service account {holders[match]} holds the SPN, and so does another account: no ticket is issued until only it does (see KRB-03).",
                    [.. holders.Where((_, i) => i != match).SelectMany(subject.Unregister)]);
        }

        // While the service runs under an account that cannot hold the SPN, the holder may be the right one.
        return answers.Find(answer => answer.Match == AccountMatch.CannotTell) is { } uncertain
            ? Unknown($"the SPN is held by {all}; whether that is {account.Display}", uncertain.Reason)
            : Fail(
                $"The SPN is held by {all} and not by the service account {account.Display}: the service cannot read the tickets. {answers[0].Reason}",
                [.. subject.CanRegister ? holders.SelectMany(subject.Unregister) : [], .. subject.Register()]);
    }
}
