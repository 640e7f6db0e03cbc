using EntSso.Deployment;
using EntSso.Events;

namespace EntSso.Diagnosis;

/// <summary>An ENTSSO server that the sync engine calls, or that may be called.</summary>
/// <param name="Server">The server; where only its name is known, all its facts are unknown.</param>
/// <param name="Caller">How it is known that the server is called, as a clause; empty when that is not known.</param>
/// <param name="IsCalled">Whether it is called: by what is known, or because there is no other.</param>
internal sealed record ReceivingServer(SsoServer Server, string Caller, bool IsCalled)
{
    // Calls of the sync engine, refused (11060, 11063, 11070) or taken (11064), by the pages of these events.
    private static readonly EventId[] _calls = [11060, 11063, 11064, 11070];

    internal string Name => Server.Name;

    /// <summary>A step that has to run on the server itself, elevated.</summary>
    internal RemedyStep Here(RemedyStep step) => step.On(Name, "the ENTSSO server").Elevated;

    /// <summary>
    /// The servers that password extensions connect to and those whose logs show calls; where there are none of these, every server,
    /// even if only its log is known.
    /// </summary>
    internal static IReadOnlyList<ReceivingServer> In(RuleContext context)
    {
        var called = new ServerList();
        foreach (var target in context.ConnectTargets)
        {
            called.Add(
                context.Servers.For(target) ?? (target.Spn is not null ? new SsoServer { Name = target.Host!.ToString() } : null),
                $"{target.Name} connects to it");
        }

        foreach (var evidence in context.Events.All(_calls).Where(evidence => evidence.Computer.Length > 0))
        {
            called.Add(
                context.Servers.ForLog(evidence.Computer) ?? new SsoServer { Name = evidence.Computer },
                "its log shows calls from the sync engine");
        }

        if (called.Servers.Count == 0)
        {
            foreach (var server in context.Deployment.Servers)
            {
                called.Add(server, "");
            }
        }

        if (called.Servers.Count == 0)
        {
            foreach (var computer in context.Events.ComputersOf(EventSource.EntSso).Where(computer => computer.Length > 0))
            {
                called.Add(context.Servers.ForLog(computer) ?? new SsoServer { Name = computer }, "");
            }
        }

        return called.Servers.ConvertAll(
            item => new ReceivingServer(item.Server, item.Caller, item.Caller.Length > 0 || called.Servers.Count == 1));
    }

    /// <summary>Servers, each once: a short and a long name of one label are one server.</summary>
    private sealed class ServerList
    {
        private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<(string, bool)> _labels = [];

        internal List<(SsoServer Server, string Caller)> Servers { get; } = [];

        internal void Add(SsoServer? server, string caller)
        {
            if (server is null || _names.Contains(server.Name))
            {
                return;
            }

            var host = server.Host() is { IsAddress: false } name ? name : null;
            var label = host?.ToShort().ToAscii().ToUpperInvariant() ?? "";
            if (host is not null && _labels.Contains((label, !host.IsShort)))
            {
                return;
            }

            _names.Add(server.Name);
            _ = host is not null && _labels.Add((label, host.IsShort));
            Servers.Add((server, caller));
        }
    }
}
