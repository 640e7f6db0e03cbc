using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-01: the SPN for the connect-to name exists in the forest.</summary>
internal sealed class Krb01SpnIsRegistered : SpnRule
{
    public override string Id => "KRB-01";

    public override string Title => "The SPN ENTSSO/<connect-to> is registered.";

    protected override Finding Judge(SpnSubject subject, SyncDeployment deployment)
    {
        var holders = deployment.Directory.HoldersOf(subject.Spn);
        if (!holders.IsKnown)
        {
            return FindSpn(FindingStatus.Unknown, subject, $"Whether the SPN is registered is unknown: {holders.Reason.TrimEnd('.')}.");
        }

        return holders.Value.Count switch
        {
            0 => FindSpn(
                FindingStatus.Fail,
                subject,
                "Nobody in the forest holds the SPN: no ticket for the ENTSSO service can be issued.",
                SetspnCommand.Add(subject.Spn.ToString(), subject.ServiceAccount.Display)),
            1 => FindSpn(FindingStatus.Pass, subject, $"The SPN is held by {holders.Value[0]}."),
            _ => FindSpn(FindingStatus.Pass, subject, $"The SPN is held by {string.Join(" and ", holders.Value)}; one holder is allowed (see KRB-03)."),
        };
    }
}
