using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>An ENTSSO server that the sync engine calls, or that may be called.</summary>
/// <param name="Server">The server; where only its name is known, all its facts are unknown.</param>
/// <param name="Caller">How it is known that the server is called, as a clause; empty when that is not known.</param>
/// <param name="IsCalled">Whether it is called: by what is known, or because there is no other.</param>
internal sealed record ReceivingServer(SsoServer Server, string Caller, bool IsCalled)
{
    // Calls of the sync engine, refused (11060, 11063, 11070) or taken (11064), by the pages of these events.
    private static readonly int[] _calls = [11060, 11063, 11064, 11070];

    /// <summary>
    /// The servers that password extensions connect to and those whose logs tell of calls; where there are none of these, every server,
    /// be it only known by its log.
    /// </summary>
    internal static IReadOnlyList<ReceivingServer> In(SyncDeployment deployment)
    {
        var called = new List<(SsoServer Server, string Caller)>();
        foreach (var target in ConnectTarget.In(deployment))
        {
            var server = deployment.ServerFor(target) ?? (target.Host is { IsAddress: false } host ? new SsoServer { Name = host.ToString() } : null);
            Add(called, server, $"{target.Subject} connects to it");
        }

        var loggedCall = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var logged = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var evidence in deployment.Events)
        {
            if (IsEntSso(evidence.Provider) && evidence.Computer.Length > 0)
            {
                logged.Add(evidence.Computer);
                if (Array.IndexOf(_calls, evidence.EventId) >= 0 && loggedCall.Add(evidence.Computer))
                {
                    Add(called, Named(deployment, evidence.Computer), "its log tells of calls from the sync engine");
                }
            }
        }

        if (called.Count == 0)
        {
            foreach (var server in deployment.Servers)
            {
                Add(called, server, "");
            }
        }

        if (called.Count == 0)
        {
            foreach (var coverage in deployment.EventLogCoverage)
            {
                if (IsEntSso(coverage.Provider) && coverage.Count.Or(0) > 0)
                {
                    logged.Add(coverage.Computer);
                }
            }

            foreach (var computer in logged)
            {
                Add(called, Named(deployment, computer), "");
            }
        }

        return called.ConvertAll(item => new ReceivingServer(item.Server, item.Caller, item.Caller.Length > 0 || called.Count == 1));
    }

    private static void Add(List<(SsoServer Server, string Caller)> servers, SsoServer? server, string caller)
    {
        if (server is not null && !servers.Exists(known => IsSame(known.Server, server)))
        {
            servers.Add((server, caller));
        }
    }

    private static bool IsSame(SsoServer left, SsoServer right) =>
        string.Equals(left.Name, right.Name, StringComparison.OrdinalIgnoreCase)
        || (ServerSearch.HostOf(left) is { } one && ServerSearch.HostOf(right) is { } other && one.MayBeSameHostAs(other) && one.IsShort != other.IsShort);

    private static SsoServer Named(SyncDeployment deployment, string computer)
    {
        foreach (var server in deployment.Servers)
        {
            if (string.Equals(server.NodeName.Or(""), computer, StringComparison.OrdinalIgnoreCase))
            {
                return server;
            }
        }

        return (HostName.TryParse(computer, mend: false, out var host, out _) ? deployment.ServerFor(host) : null) ?? new SsoServer { Name = computer };
    }

    private static bool IsEntSso(string provider) => EventSource.Canonical(provider) == EventSource.EntSso;
}
