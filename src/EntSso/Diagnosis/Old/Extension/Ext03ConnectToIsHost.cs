using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>EXT-03: the connect-to name is the name of a computer.</summary>
internal sealed class Ext03ConnectToIsHost : ExtensionRule
{
    public override string Id => "EXT-03";

    public override string Title => "Connect To is the name of a computer, not an account.";

    protected override Finding Judge(ConnectTarget target, SyncDeployment deployment)
    {
        if (!target.Extension.ConnectTo.IsKnown)
        {
            return Find(FindingStatus.Unknown, target.Subject, $"The connect-to name is unknown: {target.Extension.ConnectTo.Reason.TrimEnd('.')}.");
        }

        if (target.Error is { } error)
        {
            return Find(FindingStatus.Fail, target.Subject, error.Reason, Remedy(error, deployment));
        }

        var host = target.Host!.ToString();
        var dns = deployment.Hosts.FirstOrDefault(facts => string.Equals(facts.Name, host, StringComparison.OrdinalIgnoreCase));
        return dns is null ? Find(FindingStatus.Pass, target.Subject, $"{host} is well-formed as a host name. DNS was not asked.")
            : !dns.Addresses.IsKnown
                ? Find(FindingStatus.Unknown, target.Subject, $"{host} is well-formed; whether it resolves is unknown: {dns.Addresses.Reason.TrimEnd('.')}.")
            : dns.Addresses.Value.Count == 0
                ? Find(FindingStatus.Fail, target.Subject, $"{host} does not resolve in DNS.", $"Resolve-DnsName {host}")
            : Find(FindingStatus.Pass, target.Subject, $"{host} resolves to {string.Join(", ", dns.Addresses.Value)}.");
    }

    private static string Remedy(NameError error, SyncDeployment deployment)
    {
        if (error.Suggestion.Length > 0)
        {
            return Enter("Connect To", error.Suggestion);
        }

        var server = deployment.Servers.Count == 1 ? deployment.Servers[0].Name : "the host name of the ENTSSO server, as in its SPN";
        return error.Kind == NameErrorKind.AccountInsteadOfHost
            ? $"{Enter("Connect To", server)}. The account belongs into the field User."
            : Enter("Connect To", server);
    }
}
