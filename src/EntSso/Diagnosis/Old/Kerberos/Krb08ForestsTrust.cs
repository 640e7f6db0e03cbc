using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-08: sync engine and ENTSSO server are in one forest, or a trust lets Kerberos through.</summary>
internal sealed class Krb08ForestsTrust : Rule
{
    private const int ForestTrust = 0x8;
    private const int SelectiveAuthentication = 0x10;
    private const int Inbound = 1;
    private const int Outbound = 2;

    public override string Id => "KRB-08";

    public override ChainLink Link => ChainLink.KerberosCall;

    public override string Title => "Sync engine and ENTSSO server are in one forest or in forests that trust.";

    public override Basis Basis => Basis.Likely;

    public override IReadOnlyList<int> EventIds => [11063];

    public override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var servers = ConnectTarget.In(deployment).Select(deployment.ServerFor).OfType<SsoServer>().Distinct().ToList();
        if (servers.Count == 0)
        {
            yield return Find(FindingStatus.NotApplicable, "forests", "The deployment names no ENTSSO server that a password extension calls.");
        }

        var engine = deployment.SyncEngine.Server;
        foreach (var server in servers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return engine.IsKnown
                ? Judge(engine.Value, server.Name, deployment)
                : FindUnknown(server.Name, "Which computer is the sync engine", engine.Reason);
        }
    }

    private Finding Judge(string engine, string server, SyncDeployment deployment)
    {
        var subject = $"{engine} to {server}";
        var caller = HostOf(engine, deployment);
        var called = HostOf(server, deployment);
        foreach (var (name, host) in new[] { (engine, caller), (server, called) })
        {
            if (!host.Forest.IsKnown)
            {
                return FindUnknown(subject, $"The forest of {name}", host.Forest.Reason);
            }
        }

        if (Same(caller.Forest.Value, called.Forest.Value))
        {
            return Find(FindingStatus.Pass, subject, $"Both computers are in the forest {called.Forest.Value}.");
        }

        // The service's side trusts the caller's: outbound when the service's domain was asked, inbound when the caller's was.
        var trusts = deployment.Directory.Trusts;
        var path = trusts.Where(trust =>
            (IsOf(trust.Domain, called) && IsOf(trust.Partner, caller) && Has(trust.Direction, Outbound))
            || (IsOf(trust.Domain, caller) && IsOf(trust.Partner, called) && Has(trust.Direction, Inbound))).ToList();
        var between = $"{engine} is in the forest {caller.Forest.Value}, {server} in {called.Forest.Value}";
        if (path.FirstOrDefault(trust => Has(trust.Attributes, ForestTrust)) is { } forestTrust)
        {
            return Has(forestTrust.Attributes, SelectiveAuthentication)
                ? Find(
                    FindingStatus.Warning,
                    subject,
                    $"{between}; the forest trust has selective authentication: the extension user needs the right Allowed to authenticate on {server}.",
                    $"Active Directory Users and Computers > {server} > Properties > Security: grant the extension user Allowed to authenticate")
                : Find(FindingStatus.Pass, subject, $"{between}; a forest trust joins {forestTrust.Domain} and {forestTrust.Partner}.");
        }

        var wasAsked = trusts.Any(trust => IsOf(trust.Domain, called) || IsOf(trust.Domain, caller));
        var remedy = $"Set up a forest trust in which {called.Forest.Value} trusts {caller.Forest.Value}, or let the sync engine call an ENTSSO server of its own forest.";
        return path.Count > 0
            ? Find(
                FindingStatus.Warning,
                subject,
                $"{between}; the trust of {path[0].Domain} and {path[0].Partner} is not known as a forest trust: likely Kerberos finds no way, or only by host names of the trusted domain.",
                remedy)
            : wasAsked
                ? Find(FindingStatus.Fail, subject, $"{between}, and no trust lets the first call the second.", remedy)
                : FindUnknown(subject, $"{between}; whether the second trusts the first", "no domain was asked for its trusts");
    }

    private static HostFacts HostOf(string name, SyncDeployment deployment) =>
        deployment.Hosts.FirstOrDefault(host => host.Forest.IsKnown && ServerSearch.IsSameComputer(host.Name, name))
        ?? deployment.Hosts.FirstOrDefault(host => ServerSearch.IsSameComputer(host.Name, name))
        ?? new HostFacts { Name = name, Forest = Fact.Unknown<string>("the computer was not looked at") };

    private static bool IsOf(string domain, HostFacts host) => Same(domain, host.Forest.Value) || (host.Domain.IsKnown && Same(domain, host.Domain.Value));

    private static bool Has(Fact<int> bits, int bit) => bits.IsKnown && (bits.Value & bit) != 0;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
