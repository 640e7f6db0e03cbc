using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old;

/// <summary>Finds the ENTSSO server that a host name means.</summary>
internal static class ServerSearch
{
    /// <summary>
    /// The server of that name or cluster name; else the only one that may be the same host, by its short name; null when there is
    /// none or more than one.
    /// </summary>
    internal static SsoServer? ServerFor(this SyncDeployment deployment, HostName host)
    {
        var similar = new List<SsoServer>();
        foreach (var server in deployment.Servers)
        {
            if (IsNamed(server.Name, host) || (server.ClusterName.IsKnown && IsNamed(server.ClusterName.Value, host)))
            {
                return server;
            }

            if (HostName.TryParse(server.Name, mend: false, out var name, out _) && name.MayBeSameHostAs(host))
            {
                similar.Add(server);
            }
        }

        return similar.Count == 1 ? similar[0] : null;
    }

    /// <summary>
    /// The server that an extension calls: by its connect-to name; the only server of the deployment where that name is unknown.
    /// </summary>
    internal static SsoServer? ServerFor(this SyncDeployment deployment, ConnectTarget target) =>
        target.Host is { } host ? deployment.ServerFor(host)
            : !target.Extension.ConnectTo.IsKnown && deployment.Servers.Count == 1 ? deployment.Servers[0]
            : null;

    /// <summary>The server's name taken apart; null when it is no host name.</summary>
    internal static HostName? HostOf(SsoServer server) =>
        HostName.TryParse(server.Name, mend: false, out var name, out _) ? name : null;

    /// <summary>The computer that event logs name for the server: of a cluster the node.</summary>
    internal static string LogComputer(this SsoServer server) => server.NodeName.Or("") is { Length: > 0 } node ? node : server.Name;

    /// <summary>Whether two names may mean one computer: equal, or one is the short form of the other.</summary>
    internal static bool IsSameComputer(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase)
        || (HostName.TryParse(left, mend: false, out var one, out _) && HostName.TryParse(right, mend: false, out var other, out _)
            && one.MayBeSameHostAs(other));

    private static bool IsNamed(string text, HostName host) =>
        HostName.TryParse(text, mend: false, out var name, out _) && name == host;
}
