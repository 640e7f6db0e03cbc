using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-05: the connect-to name is neither an IP address nor an alias that has no SPN.</summary>
internal sealed class Krb05ConnectToIsNoAlias() : ExtensionRule(
    new("KRB-05", ChainLink.KerberosCall, "Connect To is not an IP address and not an alias without an SPN.") { RelatedEvents = [11063] })
{
    protected override Answer Check(ConnectTarget subject, RuleContext context) =>
        subject.Host is null ? Unknown("which host to check", subject.WhyNoSpn)
            : subject.Spn is { } spn ? CheckName(subject.Host, spn, context)
            : subject.Host.IsAddress ? Fail(
                $"Connect To is the IP address {subject.Host}. Kerberos identifies services by name: no ticket is requested for an "
                    + "address, and the call falls back to NTLM, which the service refuses.",
                [EnterHost(context)])
            : Fail(
                $"Connect To is {subject.Host}, which means whatever computer uses it: no ticket is issued for it.", [EnterHost(context)]);

    private static Answer CheckName(HostName host, ServicePrincipalName spn, RuleContext context)
    {
        var account = context.Account(context.Servers.For(host)?.ServiceAccount ?? Fact.Unknown<string>("no such server is known"));
        var dns = context.Hosts.Of(host.ToString())
            .FirstOrDefault(facts => string.Equals(facts.Name, host.ToString(), StringComparison.OrdinalIgnoreCase));
        var canonical = dns?.CanonicalName ?? Fact.Unknown<string>("the name was not looked up in DNS");
        var isAlias = canonical.IsKnown && HostName.TryParse(canonical.Value.TrimEnd('.'), out var end, out _)
            ? Fact.Known(!end.MayBeSameHostAs(host))
            : Fact.Unknown<bool>(canonical.IsKnown ? $"DNS leads to {NameText.Quote(canonical.Value)}" : canonical.Reason);
        if (isAlias is { IsKnown: true, Value: false })
        {
            return Pass($"{host} is the name of the computer and not an alias.");
        }

        var (name, registration) = (canonical.Or("").TrimEnd('.'), context.RegisteredSpns.Of(spn, account));
        var alias = isAlias.IsKnown ? $"{host} is an alias of {name}." : $"Whether {host} is an alias is unknown: {isAlias.Reason}.";
        return registration.IsRegistered.Or(false)
            ? Pass($"{alias} The alias works, because it has a separate SPN. {registration.Evidence}")
            : !registration.IsRegistered.IsKnown
                ? Unknown(
                    isAlias.IsKnown ? $"{host} is an alias of {name}; whether {spn} is registered" : $"whether {host} is an alias",
                    isAlias.IsKnown ? registration.IsRegistered.Reason : isAlias.Reason)
            : !isAlias.IsKnown ? Unknown($"whether {host} is an alias", isAlias.Reason)
            : Fail($"{alias} {registration.Evidence}", [.. SpnRemedy.Register(spn, account, host), Enter("Connect To", name).Or]);
    }
}
