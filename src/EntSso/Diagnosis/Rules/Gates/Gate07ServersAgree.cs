using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-07: every server that may receive password changes has the same gates and the same sync age.</summary>
internal sealed class Gate07ServersAgree() : Rule(
    new("GATE-07", ChainLink.ServerGate, "Servers that may receive password changes have the same settings.") { RelatedEvents = [11070] })
{
    private static readonly (string Setting, Func<SsoServer, Fact<string>> Read, Func<SsoServer, string, RemedyStep[]> Remedy)[] _settings =
    [
        ("password sync from MIIS", server => server.AllowMiis.Select(Word), (server, value) =>
            [Cmdlet(server, $"{Verb(value)}-EntSsoMiisSync"), Run($"ssoconfig -allowPS MIIS {value}").Or]),
        ("password sync from PCNS", server => server.AllowPcns.Select(Word), (server, value) =>
            [Cmdlet(server, $"{Verb(value)}-EntSsoPcnsSync"), Run($"ssoconfig -allowPS PCNS {value}").Or]),
        ("password sync age in hours", server => server.PasswordSyncAgeHours.Select(hours => hours.ToString(CultureInfo.InvariantCulture)), (server, value) =>
            [Cmdlet(server, "Set-EntSsoServer", ("PasswordSyncAge", value)), Run($"ssoconfig -syncAge {value}").Or]),
    ];

    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var servers = context.Deployment.Servers;
        if (servers.Count < 2)
        {
            return [Find("ENTSSO servers", NotApplicable($"The deployment names {(servers.Count == 0 ? "no ENTSSO server" : "one ENTSSO server only")}."))];
        }

        var called = context.ReceivingServers.FirstOrDefault(server => server.Caller.Length > 0)?.Server;
        var models = _settings.Select(setting => Model(servers, called, setting.Read)).ToList();
        if (servers.Any(server => server.AllowMiis.Or(false)))
        {
            // Changes of the sync engine are meant to be let in somewhere: a closed gate is not a model for the server that is open.
            models[0] = Word(true);
        }

        return Limit(
            servers.Select(server => Find(FindingSubject.ServerNamed(server.Name), Check(server, models))), "server", null, context);
    }

    // The server that is called shows what is meant; where none is known to be, most of them do.
    private static string? Model(IReadOnlyList<SsoServer> servers, SsoServer? called, Func<SsoServer, Fact<string>> read) =>
        called is not null && read(called) is { IsKnown: true } its
            ? its.Value
            : servers.Select(read).Where(fact => fact.IsKnown).GroupBy(fact => fact.Value).OrderByDescending(group => group.Count())
                .FirstOrDefault()?.Key;

    private static string Word(bool isAllowed) => isAllowed ? "yes" : "no";

    private static string Verb(string word) => word == "yes" ? "Enable" : "Disable";

    private static RemedyStep Cmdlet(SsoServer server, string name, params (string Name, string Value)[] parameters) =>
        RemedyStep.Cmdlet(name, [("Server", server.Name), .. parameters]).On(server.Name, "that server").Elevated;

    private static Answer Check(SsoServer server, List<string?> models)
    {
        var values = _settings.Select((setting, i) => (setting.Setting, setting.Remedy, Value: setting.Read(server), Model: models[i]))
            .ToList();
        var different = values.Where(setting => setting.Value.IsKnown && setting.Value.Value != setting.Model).ToList();
        var unread = values.Where(setting => !setting.Value.IsKnown).ToList();
        return different.Count > 0
            ? Warn(
                $"{server.Name} differs: {string.Join("; ", different.Select(setting => $"{setting.Setting} is {setting.Value.Value} here and {setting.Model} elsewhere"))}. When the sync engine connects to this server, changes have a different result.",
                [.. different.SelectMany(setting => setting.Remedy(server, setting.Model!))])
            : unread.Count > 0
                ? Unknown(
                    $"{string.Join(", ", unread.Select(setting => setting.Setting))} of {server.Name}",
                    string.Join("; ", unread.Select(setting => setting.Value.Reason).Distinct()))
                : Pass($"{server.Name} has the same gates and sync age as the others.");
    }
}
