using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>Finds the ENTSSO server that a host name means.</summary>
internal sealed class ServerIndex
{
    private readonly IReadOnlyList<SsoServer> _servers;
    private readonly Dictionary<HostName, SsoServer> _named = [];
    private readonly Dictionary<string, SsoServer> _nodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Similar> _similar = new(StringComparer.OrdinalIgnoreCase);

    internal ServerIndex(IReadOnlyList<SsoServer> servers, CancellationToken cancellationToken)
    {
        _servers = servers;
        foreach (var server in servers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (server.NodeName.Or("") is { Length: > 0 } node && !_nodes.TryGetValue(node, out _))
            {
                _nodes[node] = server;
            }

            if (server.ClusterName.IsKnown
                && ComputerName.Host(server.ClusterName.Value) is { } cluster
                && !_named.TryGetValue(cluster, out _))
            {
                _named[cluster] = server;
            }

            if (ComputerName.Host(server.Name) is not { } name)
            {
                continue;
            }

            if (!_named.TryGetValue(name, out _))
            {
                _named[name] = server;
            }

            if (!name.IsAddress)
            {
                if (!_similar.TryGetValue(name.ToShort().ToAscii(), out var similar))
                {
                    _similar.Add(name.ToShort().ToAscii(), similar = new Similar());
                }

                (name.IsShort ? similar.Short : similar.Long).Add(server);
            }
        }
    }

    /// <summary>
    /// The server of that name or cluster name; else the only one that may be the same host, by its short name; null when there is
    /// none or more than one.
    /// </summary>
    internal SsoServer? For(HostName host) =>
        _named.TryGetValue(host, out var named) ? named
        : host.IsAddress || !_similar.TryGetValue(host.ToShort().ToAscii(), out var similar) ? null
        : host.IsShort ? Only(similar.Short.Count + similar.Long.Count, similar.Short.Concat(similar.Long))
        : Only(similar.Short.Count, similar.Short);

    /// <summary>
    /// The server that an extension calls: by its connect-to name; the only server of the deployment where that name is unknown.
    /// </summary>
    internal SsoServer? For(ConnectTarget target) =>
        target.Host is { } host ? For(host)
            : !target.Extension.ConnectTo.IsKnown && _servers.Count == 1 ? _servers[0]
            : null;

    /// <summary>The server that logs under a computer's name: of a cluster the node.</summary>
    internal SsoServer? ForLog(string computer) =>
        _nodes.TryGetValue(computer, out var node) ? node : ComputerName.Host(computer) is { } host ? For(host) : null;

    private static SsoServer? Only(int count, IEnumerable<SsoServer> servers) => count == 1 ? servers.First() : null;

    private sealed class Similar
    {
        internal List<SsoServer> Short { get; } = [];

        internal List<SsoServer> Long { get; } = [];
    }
}

/// <summary>Names of an ENTSSO server.</summary>
internal static class ServerNames
{
    /// <summary>The server's name taken apart; null when it is not a host name.</summary>
    internal static HostName? Host(this SsoServer server) => ComputerName.Host(server.Name);

    /// <summary>The computer that event logs name for the server: of a cluster the node.</summary>
    internal static string LogComputer(this SsoServer server) => server.NodeName.Or("") is { Length: > 0 } node ? node : server.Name;
}
