using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>EXT-04: the connect-to name is that of an ENTSSO server.</summary>
internal sealed class Ext04ConnectToIsServer : ExtensionRule
{
    public override string Id => "EXT-04";

    public override string Title => "Connect To is an ENTSSO server.";

    public override Basis Basis => Basis.Likely;

    protected override Finding Judge(ConnectTarget target, SyncDeployment deployment)
    {
        if (target.Host is not { } host)
        {
            return Find(FindingStatus.Unknown, target.Subject, $"There is no host to look for: {target.WhyNoSpn}.");
        }

        if (deployment.ServerFor(host) is { } server)
        {
            return Find(FindingStatus.Pass, target.Subject, $"{host} is the ENTSSO server {server.Name}.");
        }

        var known = string.Join(", ", deployment.Servers.Select(candidate => candidate.Name));
        var isComplete = deployment.Inventory.Servers;
        return !isComplete.IsKnown
            ? Find(
                FindingStatus.Unknown,
                target.Subject,
                $"{host} is not among the known ENTSSO servers ({(known.Length == 0 ? "none" : known)}), and whether these are all is unknown: {isComplete.Reason.TrimEnd('.')}.")
            : host.IsAddress
                ? Find(FindingStatus.Unknown, target.Subject, $"Which server has the address {host} is not known; the ENTSSO servers are {known}.")
            : Find(
                FindingStatus.Fail,
                target.Subject,
                known.Length == 0
                    ? $"{host} is not an ENTSSO server: the directory lists none."
                    : $"{host} is not an ENTSSO server; these are: {known}.",
                known.Length == 0 ? "" : Enter("Connect To", deployment.Servers.Count == 1 ? known : $"one of {known}"));
    }
}
