using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-04: the SPN is registered in short and in long form, so that either connect-to name works.</summary>
internal sealed class Krb04BothFormsAreRegistered() : SubjectRule<SpnSubject>(
    new("KRB-04", ChainLink.KerberosCall, "The SPN is registered in short and in long form.", Basis.Likely), SubjectSets.Spns)
{
    protected override Answer Check(SpnSubject subject, RuleContext context)
    {
        var own = context.RegisteredSpns.Of(subject.Spn, subject.ServiceAccount);
        if (!own.IsRegistered.IsKnown)
        {
            return Unknown("which forms are registered", own.IsRegistered.Reason);
        }

        if (!own.IsRegistered.Value)
        {
            return NotApplicable($"{own.Evidence} Fix the form in Connect To first (see KRB-01 and EXT-05).");
        }

        if (context.RegisteredSpns.OfHost(subject.Spn.Host, subject.ServiceAccount).FirstOrDefault(spn => spn.IsShortForm != subject.Spn.IsShortForm) is { } other)
        {
            return CheckOther(subject, own, other, context.Directory);
        }

        var form = subject.Spn.IsShortForm ? "long" : "short";
        var holders = context.Directory.HoldersOf(subject.Spn);
        if (!holders.IsKnown && subject.ServiceAccount.Account is null)
        {
            // A statement of one form does not say that there is no other.
            return Unknown($"whether the {form} form is also registered", holders.Reason);
        }

        return Warn(
            $"{own.Evidence} The {form} form is not registered: an ENTSSO MA that connects with the {form} name likely gets no ticket.",
            !subject.CanRegister || MissingForm(subject) is not null ? subject.Register(MissingForm(subject))
                : [Say($"Fill in the computer's domain: {SetspnCommand.Add($"{subject.Spn}.domain", subject.ServiceAccount.Display)}")]);
    }

    private static Answer CheckOther(SpnSubject subject, SpnRegistration own, ServicePrincipalName other, DirectoryIndex directory)
    {
        var (ownHolders, otherHolders, isToo) = (directory.HoldersOf(subject.Spn), directory.HoldersOf(other), $"{own.Evidence} {other} is also registered");
        if (!ownHolders.IsKnown || !otherHolders.IsKnown)
        {
            return Pass($"{isToo}.");
        }

        var sids = new HashSet<string>(ownHolders.Value.Select(holder => holder.Sid), StringComparer.Ordinal);

        // Where the other form is on the service account, it is the own form that is misplaced, and KRB-02 says so.
        return otherHolders.Value.Any(holder => sids.Contains(holder.Sid)) ? Pass($"{isToo}.")
            : otherHolders.Value.All(holder => subject.ServiceAccount.Name is not null && subject.ServiceAccount.Compare(holder, other.Host).Match == AccountMatch.Same)
                ? Pass($"{isToo}, on the service account (see KRB-02).")
            : Warn(
                $"{isToo}, but on another account: {string.Join(" and ", otherHolders.Value)}.",
                [
                    .. subject.CanRegister ? otherHolders.Value.SelectMany(holder => SpnRemedy.Unregister(other, holder)) : [],
                    .. subject.Register(other),
                ]);
    }

    // The computer's domain is known from a server's long name; else that of the service account is likely the same.
    private static ServicePrincipalName? MissingForm(SpnSubject subject)
    {
        if (subject.Spn.IsLongForm)
        {
            return subject.Spn.ToShortForm();
        }

        var domain = subject.Server?.Host() is { IsFullyQualified: true } host
            ? host.Domain
            : subject.ServiceAccount.Account?.DomainDnsName ?? "";
        return ComputerName.Host(domain) is { IsNetworkName: true } name
            && subject.Spn.Host.ToString().Length + 1 + domain.Length <= HostName.MaxLength
            ? subject.Spn.ToLongForm(name)
            : null;
    }
}
