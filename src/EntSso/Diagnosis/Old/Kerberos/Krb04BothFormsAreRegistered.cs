using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-04: the SPN is registered in short and in long form, so that either connect-to name works.</summary>
internal sealed class Krb04BothFormsAreRegistered : SpnRule
{
    public override string Id => "KRB-04";

    public override string Title => "The SPN is registered in short and in long form.";

    public override Basis Basis => Basis.Likely;

    // Either form may do: no event tells of the other.
    public override IReadOnlyList<int> EventIds => [];

    protected override Finding Judge(SpnSubject subject, SyncDeployment deployment)
    {
        var own = SpnRegistration.Of(subject.Spn, subject.ServiceAccount, deployment);
        if (!own.IsRegistered.IsKnown)
        {
            return FindSpn(FindingStatus.Unknown, subject, $"Which forms are registered is unknown: {own.IsRegistered.Reason.TrimEnd('.')}.");
        }

        if (!own.IsRegistered.Value)
        {
            return FindSpn(FindingStatus.NotApplicable, subject, $"{own.Evidence} The form that is connected by comes first (see KRB-01 and EXT-05).");
        }

        var other = SpnRegistration.OfHost(subject.Spn.Host, subject.ServiceAccount, deployment)
            .FirstOrDefault(spn => spn.IsShortForm != subject.Spn.IsShortForm);
        if (other is not null)
        {
            return JudgeOther(subject, own, other, deployment.Directory);
        }

        var missing = MissingForm(subject, deployment);
        var form = subject.Spn.IsShortForm ? "long" : "short";
        var holders = deployment.Directory.HoldersOf(subject.Spn);
        if (!holders.IsKnown && subject.ServiceAccount.Account is null)
        {
            // A statement of one form does not say that there is no other.
            return FindSpn(FindingStatus.Unknown, subject, $"Whether the {form} form is registered too is unknown: {holders.Reason.TrimEnd('.')}.");
        }

        return FindSpn(
            FindingStatus.Warning,
            subject,
            $"{own.Evidence} The {form} form is not registered: an ENTSSO MA that connects by the {form} name likely gets no ticket.",
            missing is null
                ? $"# Fill in the computer's domain:\n# {SetspnCommand.Add($"{subject.Spn}.domain", subject.ServiceAccount.Display)}"
                : SetspnCommand.Add(missing.ToString(), subject.ServiceAccount.Display));
    }

    private Finding JudgeOther(SpnSubject subject, SpnRegistration own, ServicePrincipalName other, DirectoryFacts directory)
    {
        var ownHolders = directory.HoldersOf(subject.Spn);
        var otherHolders = directory.HoldersOf(other);
        if (!ownHolders.IsKnown || !otherHolders.IsKnown || otherHolders.Value.Any(holder => ownHolders.Value.Any(own => own.Sid == holder.Sid)))
        {
            return FindSpn(FindingStatus.Pass, subject, $"{own.Evidence} {other} is registered too.");
        }

        // Then it is the own form that is misplaced, and KRB-02 says so.
        return otherHolders.Value.All(holder => subject.ServiceAccount.Name is not null && subject.ServiceAccount.Compare(holder, other.Host).Match == AccountMatch.Same)
            ? FindSpn(FindingStatus.Pass, subject, $"{own.Evidence} {other} is registered too, on the service account (see KRB-02).")
            : FindSpn(
                FindingStatus.Warning,
                subject,
                $"{own.Evidence} {other} is registered too, but on another account: {string.Join(" and ", otherHolders.Value)}.",
                string.Join("\n", otherHolders.Value.Select(holder => SetspnCommand.Remove(other.ToString(), holder.ToString())))
                    + "\n" + SetspnCommand.Add(other.ToString(), subject.ServiceAccount.Display));
    }

    // The computer's domain is known from a server's long name; else that of the service account is likely the same.
    private static ServicePrincipalName? MissingForm(SpnSubject subject, SyncDeployment deployment)
    {
        if (subject.Spn.IsLongForm)
        {
            return subject.Spn.ToShortForm();
        }

        var domain = deployment.ServerFor(subject.Spn.Host) is { } server && ServerSearch.HostOf(server) is { IsFullyQualified: true } host
            ? host.Domain
            : subject.ServiceAccount.Account?.DomainDnsName ?? "";
        return HostName.TryParse(domain, mend: false, out var name, out _) && !name.IsAddress
            && subject.Spn.Host.ToString().Length + 1 + domain.Length <= HostName.MaxLength
            ? subject.Spn.ToLongForm(name)
            : null;
    }
}
