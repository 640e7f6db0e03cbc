using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-08: sync engine and ENTSSO server are in one forest, or a trust lets Kerberos through.</summary>
internal sealed class Krb08ForestsTrust() : Rule(
    new(
        "KRB-08",
        ChainLink.KerberosCall,
        "Sync engine and ENTSSO server are in one forest or in forests that trust.",
        Basis.Likely) { RelatedEvents = [11063] })
{
    private const int ForestTrust = 0x8;
    private const int SelectiveAuthentication = 0x10;
    private const int Inbound = 1;
    private const int Outbound = 2;

    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var (servers, engine) = (context.ConnectTargets.Select(context.Servers.For).OfType<SsoServer>().Distinct(ByReference<SsoServer>.Instance).ToList(), context.Deployment.SyncEngine.Server);
        return servers.Count == 0
            ? [Find("forests", NotApplicable("The deployment names no ENTSSO server that a password extension calls."))]
            : Limit(
                servers.Select(server => engine.IsKnown
                    ? Find(
                        new FindingSubject(SubjectKind.Server, $"{engine.Value} to {server.Name}") { Server = server.Name },
                        Check(engine.Value, server.Name, context))
                    : Find(FindingSubject.ServerNamed(server.Name), Unknown("the sync engine's computer", engine.Reason))),
                "server",
                null,
                context);
    }

    private static Answer Check(string engine, string server, RuleContext context)
    {
        var (caller, called) = (HostOf(engine, context), HostOf(server, context));
        foreach (var (name, host) in new[] { (engine, caller), (server, called) })
        {
            if (!host.Forest.IsKnown)
            {
                return Unknown($"the forest of {name}", host.Forest.Reason);
            }
        }

        if (NameText.Same(caller.Forest.Value, called.Forest.Value))
        {
            return Pass($"Both computers are in the forest {called.Forest.Value}.");
        }

        // The service's side trusts the caller's: outbound when the service's domain was queried, inbound when the caller's was.
        var trusts = context.Deployment.Directory.Trusts;
        var path = trusts.Where(trust =>
            (IsOf(trust.Domain, called) && IsOf(trust.Partner, caller) && Has(trust.Direction, Outbound))
            || (IsOf(trust.Domain, caller) && IsOf(trust.Partner, called) && Has(trust.Direction, Inbound))).ToList();
        var between = $"{engine} is in the forest {caller.Forest.Value}, {server} in {called.Forest.Value}";
        if (path.Find(trust => Has(trust.Attributes, ForestTrust)) is { } forestTrust)
        {
            return Has(forestTrust.Attributes, SelectiveAuthentication)
                ? Warn(
                    $"{between}; the forest trust has selective authentication: the extension user needs the right Allowed to "
                        + $"authenticate on {server}.",
                    [
                        Say(
                            $"Active Directory Users and Computers > {server} > Properties > Security: grant the extension user "
                                + "Allowed to authenticate"),
                    ])
                : Pass($"{between}; a forest trust joins {forestTrust.Domain} and {forestTrust.Partner}.");
        }

        RemedyStep[] remedy =
            [
                Say(
                    $"Set up a forest trust in which {called.Forest.Value} trusts {caller.Forest.Value}, or let the sync engine call "
                        + "an ENTSSO server in the same forest."),
            ];
        return path.Count > 0
                ? Warn(
                    $"{between}; the trust of {path[0].Domain} and {path[0].Partner} is not known as a forest trust: likely Kerberos "
                        + "finds no path, or only for host names of the trusted domain.",
                    remedy)
            : trusts.Any(trust => IsOf(trust.Domain, called) || IsOf(trust.Domain, caller))
                ? Fail($"{between}, and no trust allows the first to call the second.", remedy)
            : Unknown($"{between}; whether the second trusts the first", "the trusts of the domains were not read");
    }

    private static HostFacts HostOf(string name, RuleContext context)
    {
        var hosts = context.Hosts.Of(name).ToList();
        return hosts.Find(host => host.Forest.IsKnown)
            ?? hosts.FirstOrDefault()
            ?? new HostFacts { Name = name, Forest = Fact.Unknown<string>("the computer was not checked") };
    }

    private static bool IsOf(string domain, HostFacts host) =>
        NameText.Same(domain, host.Forest.Value) || (host.Domain.IsKnown && NameText.Same(domain, host.Domain.Value));

    private static bool Has(Fact<int> bits, int bit) => bits.IsKnown && (bits.Value & bit) != 0;
}
