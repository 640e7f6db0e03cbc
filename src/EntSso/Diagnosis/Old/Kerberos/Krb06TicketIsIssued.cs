using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-06: a domain controller issues a ticket for the SPN.</summary>
internal sealed class Krb06TicketIsIssued : SpnRule
{
    private const long TargetUnknown = 0x80090303;

    public override string Id => "KRB-06";

    public override string Title => "A Kerberos ticket for the SPN can be obtained.";

    protected override Finding Judge(SpnSubject subject, SyncDeployment deployment)
    {
        var probe = ProbeOf(subject, deployment);
        if (probe is null)
        {
            return FindSpn(FindingStatus.Unknown, subject, "No ticket was asked for.", Get(subject));
        }

        if (!probe.Ticket.IsKnown)
        {
            return FindSpn(
                FindingStatus.Unknown, subject, $"Whether a ticket is issued is unknown: {probe.Ticket.Reason.TrimEnd('.')}.", probe.Failure?.NextStep ?? "");
        }

        if (probe.Ticket.Value is { } ticket)
        {
            var version = ticket.KeyVersion is { } number ? $", key version {number.ToString(CultureInfo.InvariantCulture)}" : "";
            return FindSpn(
                FindingStatus.Pass,
                subject,
                $"{probe.Client} got a ticket of the realm {ticket.Realm}, encrypted with {EncryptionTypes.Name(ticket.EncryptionType)}{version}.");
        }

        return probe.Failure is { } failure
            ? JudgeFailure(subject, probe, failure, deployment)
            : FindSpn(FindingStatus.Fail, subject, $"{probe.Client} was refused a ticket; the reason was not recorded.", Get(subject));
    }

    protected override Finding Weigh(Finding finding, SpnSubject subject, SyncDeployment deployment, EventWitness witness)
    {
        var probe = ProbeOf(subject, deployment);
        return witness.Weigh(finding, new EventQuestion
        {
            Ids = EventIds,
            Computer = deployment.ServerFor(subject.Spn.Host)?.LogComputer() ?? subject.Spn.Host.ToString(),
            Age = probe is null ? default : FactAge.Of(probe.Ticket),
            Meaning = "a caller came without Kerberos all the same",
            Remedy = $"# on the sync engine, as its service account:\nklist purge\n{Get(subject)}",
        });
    }

    private static string Get(SpnSubject subject) => $"klist get {SetspnCommand.Spn(subject.Spn.ToString())}";

    private static KerberosProbe? ProbeOf(SpnSubject subject, SyncDeployment deployment) => deployment.KerberosProbes.FirstOrDefault(
        candidate => string.Equals(candidate.ServicePrincipalName, subject.Spn.ToString(), StringComparison.OrdinalIgnoreCase));

    private Finding JudgeFailure(SpnSubject subject, KerberosProbe probe, KerberosFailure failure, SyncDeployment deployment)
    {
        var code = failure.IsProtocolError
            ? failure.Code.ToString(CultureInfo.InvariantCulture)
            : $"0x{failure.Code & 0xFFFFFFFF:X8}";
        var evidence = $"{probe.Client} was refused a ticket: {failure.Name} ({code}). {failure.Meaning}";
        if (IsAboutClient(failure))
        {
            return FindSpn(
                FindingStatus.Unknown,
                subject,
                $"The account that asked could not sign in, so the question for the service was never put. {evidence}",
                failure.NextStep);
        }

        return IsTargetUnknown(failure)
            ? JudgeUnknownTarget(subject, evidence, failure, deployment)
            : FindSpn(FindingStatus.Fail, subject, evidence, failure.NextStep);
    }

    // A domain controller answers alike for an SPN that nobody holds and for one that several hold: only the directory knows.
    private Finding JudgeUnknownTarget(SpnSubject subject, string evidence, KerberosFailure failure, SyncDeployment deployment)
    {
        var holders = deployment.Directory.HoldersOf(subject.Spn);
        if (!holders.IsKnown)
        {
            return FindSpn(
                FindingStatus.Fail,
                subject,
                $"{evidence} Either nobody holds the SPN or more than one account does; which of the two is unknown: {holders.Reason.TrimEnd('.')}.",
                SetspnCommand.Query(subject.Spn.ToString()));
        }

        return holders.Value.Count switch
        {
            0 => FindSpn(
                FindingStatus.Fail,
                subject,
                $"{evidence} The directory confirms that nobody holds the SPN.",
                SetspnCommand.Add(subject.Spn.ToString(), subject.ServiceAccount.Display)),
            1 => FindSpn(
                FindingStatus.Fail,
                subject,
                $"{evidence} The directory has exactly one holder, {holders.Value[0]}: likely the SPN is new and not yet replicated to the domain controller that was asked, or that account is disabled.",
                failure.NextStep),
            _ => FindSpn(
                FindingStatus.Fail,
                subject,
                $"{evidence} The reason is a duplicate: {string.Join(" and ", holders.Value)} hold the SPN (KRB-03 has the command).",
                "setspn -X -F"),
        };
    }

    private static bool IsTargetUnknown(KerberosFailure failure) =>
        failure.IsProtocolError ? failure.Code is 7 or 8 : (failure.Code & 0xFFFFFFFF) == TargetUnknown;

    // RFC 4120: client unknown, revoked, key expired, pre-authentication failed, ticket expired; the same from SSPI.
    private static bool IsAboutClient(KerberosFailure failure) => failure.IsProtocolError
        ? failure.Code is 6 or 18 or 23 or 24 or 32
        : (failure.Code & 0xFFFFFFFF) is 0x8009030E or 0x8009030C;
}
