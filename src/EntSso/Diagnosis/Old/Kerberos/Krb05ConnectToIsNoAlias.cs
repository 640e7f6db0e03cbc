using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-05: the connect-to name is neither an IP address nor an alias that has no SPN of its own.</summary>
internal sealed class Krb05ConnectToIsNoAlias : Rule
{
    public override string Id => "KRB-05";

    public override ChainLink Link => ChainLink.KerberosCall;

    public override string Title => "Connect To is not an IP address and not an alias without an SPN.";

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [11063];

    public override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var targets = ConnectTarget.In(deployment).ToList();
        foreach (var finding in targets.Count == 0 ? FindNoneConnects(deployment) : [])
        {
            yield return finding;
        }

        foreach (var target in targets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return target.Host is null
                ? Find(FindingStatus.Unknown, target.Subject, $"There is no host to look at: {target.WhyNoSpn}.")
                : target.Host.IsAddress ? JudgeAddress(target, deployment)
                : JudgeName(target, target.Host, deployment);
        }
    }

    private Finding JudgeAddress(ConnectTarget target, SyncDeployment deployment)
    {
        var stated = deployment.StatedServicePrincipalNames
            .Select(text => ServicePrincipalName.TryParse(text, out var spn, out _) && spn.IsEntSso ? spn.Host.ToString() : "")
            .FirstOrDefault(host => host.Length > 0);
        return Find(
            FindingStatus.Fail,
            target.Subject,
            $"Connect To is the IP address {target.Host}. Kerberos knows services by name: for an address no ticket is asked, and the call falls back to NTLM, which the service refuses.",
            $"In the ENTSSO MA's password extension settings, enter Connect To: {stated ?? "the host name that the SPN was registered with"}");
    }

    private Finding JudgeName(ConnectTarget target, HostName host, SyncDeployment deployment)
    {
        var spn = target.Spn!;
        var account = deployment.ServerFor(host)?.ServiceAccount ?? Fact.Unknown<string>("no such server is known");
        var registration = SpnRegistration.Of(spn, NamedAccount.From(account, deployment.Directory), deployment);
        var dns = deployment.Hosts.FirstOrDefault(facts => string.Equals(facts.Name, host.ToString(), StringComparison.OrdinalIgnoreCase));
        var canonical = dns?.CanonicalName ?? Fact.Unknown<string>("the name was not looked up in DNS");
        var isAlias = canonical.IsKnown && HostName.TryParse(canonical.Value.TrimEnd('.'), out var end, out _)
            ? Fact.Known(!end.MayBeSameHostAs(host))
            : Fact.Unknown<bool>(canonical.IsKnown ? $"DNS leads to {NameText.Quote(canonical.Value)}" : canonical.Reason);
        if (isAlias is { IsKnown: true, Value: false })
        {
            return Find(FindingStatus.Pass, target.Subject, $"{host} is the computer's own name and no alias.");
        }

        var what = isAlias.IsKnown ? $"{host} is an alias of {canonical.Value.TrimEnd('.')}." : $"Whether {host} is an alias is unknown: {isAlias.Reason.TrimEnd('.')}.";
        if (registration.IsRegistered.Or(false))
        {
            return Find(FindingStatus.Pass, target.Subject, $"{what} It does not matter: the name has an SPN of its own. {registration.Evidence}");
        }

        return isAlias.IsKnown && registration.IsRegistered.IsKnown
            ? Find(
                FindingStatus.Fail,
                target.Subject,
                $"{what} {registration.Evidence}",
                $"{SetspnCommand.Add(spn.ToString(), NamedAccount.From(account, deployment.Directory).Display)}\n# or, in the ENTSSO MA's password extension settings, enter Connect To: {canonical.Value.TrimEnd('.')}")
            : Find(
                FindingStatus.Unknown,
                target.Subject,
                $"{what} {(registration.IsRegistered.IsKnown ? registration.Evidence : $"Whether {spn} is registered is unknown: {registration.IsRegistered.Reason.TrimEnd('.')}.")}");
    }
}
