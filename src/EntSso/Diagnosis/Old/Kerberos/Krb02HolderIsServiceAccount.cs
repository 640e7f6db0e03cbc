using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-02: who holds the SPN is the account that the ENTSSO service runs under.</summary>
internal sealed class Krb02HolderIsServiceAccount : SpnRule
{
    public override string Id => "KRB-02";

    public override string Title => "The holder of the SPN is the ENTSSO service account.";

    protected override Finding Judge(SpnSubject subject, SyncDeployment deployment)
    {
        var holders = deployment.Directory.HoldersOf(subject.Spn);
        var account = subject.ServiceAccount;
        if (!holders.IsKnown)
        {
            return FindSpn(FindingStatus.Unknown, subject, $"The holder is unknown: {holders.Reason.TrimEnd('.')}.");
        }

        if (holders.Value.Count == 0)
        {
            return FindSpn(FindingStatus.NotApplicable, subject, "Nobody holds the SPN (see KRB-01).");
        }

        if (account.Name is null)
        {
            return FindSpn(
                FindingStatus.Unknown,
                subject,
                $"The SPN is held by {string.Join(" and ", holders.Value)}; whether that is the service account is unknown: {account.WhyUnknown}.");
        }

        return Judge(subject, holders.Value);
    }

    private Finding Judge(SpnSubject subject, IReadOnlyList<DirectoryAccount> holders)
    {
        var account = subject.ServiceAccount;
        var answers = holders.Select(holder => account.Compare(holder, subject.Spn.Host)).ToList();
        var match = answers.FindIndex(answer => answer.Match == AccountMatch.Same);
        if (match >= 0)
        {
            return holders.Count == 1
                ? FindSpn(FindingStatus.Pass, subject, $"The SPN is held by the service account. {answers[match].Reason}")
                : FindSpn(
                    FindingStatus.Warning,
                    subject,
                    $"The service account {holders[match]} holds the SPN, and so does somebody else: no ticket is issued until only it does (see KRB-03).",
                    Remove(subject, holders.Where((_, i) => i != match)));
        }

        var uncertain = answers.FirstOrDefault(answer => answer.Match == AccountMatch.CannotTell);
        return uncertain is not null
            ? FindSpn(
                FindingStatus.Unknown,
                subject,
                $"The SPN is held by {string.Join(" and ", holders)}; whether that is {account.Display} cannot be told. {uncertain.Reason}")
            : FindSpn(
                FindingStatus.Fail,
                subject,
                $"The SPN is held by {string.Join(" and ", holders)} and not by the service account {account.Display}: the service cannot read the tickets. {answers[0].Reason}",
                $"{Remove(subject, holders)}\n{SetspnCommand.Add(subject.Spn.ToString(), account.Display)}");
    }

    private static string Remove(SpnSubject subject, IEnumerable<DirectoryAccount> holders) =>
        string.Join("\n", holders.Select(holder => SetspnCommand.Remove(subject.Spn.ToString(), holder.ToString())));
}
