using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-07: every server that may receive password changes has the same gates and the same sync age.</summary>
internal sealed class Gate07ServersAgree : SubjectsRule
{
    private static readonly (string Setting, Func<SsoServer, Fact<string>> Read, Func<string, string> Command)[] _settings =
    [
        ("password sync from MIIS", server => server.AllowMiis.Select(Word), value => $"ssoconfig -allowPS MIIS {value}"),
        ("password sync from PCNS", server => server.AllowPcns.Select(Word), value => $"ssoconfig -allowPS PCNS {value}"),
        (
            "password sync age in hours",
            server => server.PasswordSyncAgeHours.Select(hours => hours.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            value => $"ssoconfig -syncAge {value}"),
    ];

    public override string Id => "GATE-07";

    public override ChainLink Link => ChainLink.ServerGate;

    public override string Title => "Servers that may receive password changes have the same settings.";

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [11070];

    protected override string One => "server";

    protected override IEnumerable<Finding?> JudgeAll(SyncDeployment deployment)
    {
        var servers = deployment.Servers;
        if (servers.Count < 2)
        {
            yield return Find(FindingStatus.NotApplicable, "ENTSSO servers", $"The deployment names {(servers.Count == 0 ? "no ENTSSO server" : "one ENTSSO server only")}.");
            yield break;
        }

        var called = ReceivingServer.In(deployment).FirstOrDefault(server => server.Caller.Length > 0)?.Server;
        var models = _settings.Select(setting => Model(servers, called, setting.Read)).ToList();
        if (called is not null && servers.Any(server => server.AllowMiis.Or(false)))
        {
            // Where the sync engine calls, its changes are meant to be let in, and a closed gate there is no model for the others.
            models[0] = Word(true);
        }

        foreach (var server in servers)
        {
            yield return Judge(server, models);
        }
    }

    // The server that is called shows what is meant; where none is known to be, most of them do.
    private static string? Model(IReadOnlyList<SsoServer> servers, SsoServer? called, Func<SsoServer, Fact<string>> read) =>
        called is not null && read(called) is { IsKnown: true } its
            ? its.Value
            : servers.Select(read).Where(fact => fact.IsKnown).GroupBy(fact => fact.Value).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;

    private static string Word(bool isAllowed) => isAllowed ? "yes" : "no";

    private Finding Judge(SsoServer server, List<string?> models)
    {
        var differences = new List<string>();
        var commands = new List<string>();
        var unknown = new List<string>();
        for (var i = 0; i < _settings.Length; i++)
        {
            var value = _settings[i].Read(server);
            if (!value.IsKnown)
            {
                unknown.Add($"{_settings[i].Setting} ({value.Reason.TrimEnd('.')})");
            }
            else if (value.Value != models[i])
            {
                differences.Add($"{_settings[i].Setting} is {value.Value} here and {models[i]} elsewhere");
                commands.Add($"On {CommandWord.Of(server.Name, "that server")}, elevated: {_settings[i].Command(models[i]!)}");
            }
        }

        return differences.Count > 0
            ? Find(
                FindingStatus.Warning,
                server.Name,
                $"{server.Name} differs: {string.Join("; ", differences)}. When the sync engine is pointed at this server, it behaves otherwise.",
                string.Join("\n", commands))
            : unknown.Count > 0
                ? Find(FindingStatus.Unknown, server.Name, $"Unknown of {server.Name}: {string.Join("; ", unknown)}.")
                : Find(FindingStatus.Pass, server.Name, $"{server.Name} has the same gates and sync age as the others.");
    }
}
