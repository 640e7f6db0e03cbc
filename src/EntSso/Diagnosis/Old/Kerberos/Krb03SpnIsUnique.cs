using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-03: the SPN has one holder in the whole forest.</summary>
internal sealed class Krb03SpnIsUnique : SpnRule
{
    public override string Id => "KRB-03";

    public override string Title => "No other object of the forest holds the SPN.";

    protected override Finding Judge(SpnSubject subject, SyncDeployment deployment)
    {
        var holders = deployment.Directory.HoldersOf(subject.Spn);
        if (!holders.IsKnown)
        {
            return FindSpn(FindingStatus.Unknown, subject, $"Whether there is a duplicate is unknown: {holders.Reason.TrimEnd('.')}.");
        }

        return holders.Value.Count switch
        {
            0 => FindSpn(FindingStatus.NotApplicable, subject, "Nobody holds the SPN (see KRB-01)."),
            1 => FindSpn(FindingStatus.Pass, subject, $"{holders.Value[0]} is the only holder in the forest."),
            var count => FindSpn(
                FindingStatus.Fail,
                subject,
                $"{count} objects hold the SPN: {string.Join(" and ", holders.Value.Select(holder => $"{holder} ({holder.DistinguishedName})"))}. A domain controller issues no ticket for a name that is not unique.",
                Remedy(subject, holders.Value)),
        };
    }

    private static string Remedy(SpnSubject subject, IReadOnlyList<DirectoryAccount> holders)
    {
        var spn = subject.Spn.ToString();
        var owners = subject.ServiceAccount.Name is null
            ? []
            : holders.Where(holder => subject.ServiceAccount.Compare(holder, subject.Spn.Host).Match == AccountMatch.Same).ToList();

        // Unless the rightful holder is certain, nothing that could be pasted may take the SPN from it.
        return owners.Count == 1
            ? string.Join("\n", holders.Where(holder => holder != owners[0]).Select(holder => SetspnCommand.Remove(spn, holder.ToString())))
            : "# Keep the SPN on the ENTSSO service account and remove it from the others, with the line that fits:\n"
                + string.Join("\n", holders.Select(holder => $"# {SetspnCommand.Remove(spn, holder.ToString())}"));
    }
}
