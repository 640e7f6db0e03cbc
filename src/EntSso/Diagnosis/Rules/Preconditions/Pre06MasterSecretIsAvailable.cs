using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>PRE-06: the master secret server runs and the servers have the master secret.</summary>
internal sealed class Pre06MasterSecretIsAvailable() : SubjectRule<SsoSystem>(
    new("PRE-06", ChainLink.Service, "The master secret is available.")
    {
        Events = [10520, 10521, 10532, 10565],

        // Started, restored, fetched, found again, in service.
        ClearedBy = [10502, 10523, 10529, 10533, 10591],
    },
    SubjectSets.Database)
{
    protected override Answer Check(SsoSystem subject, RuleContext context)
    {
        var (secret, server) = (subject.SecretServer, ServerOf(subject, context));
        var about = server is not null || secret.IsKnown
            ? FindingSubject.ServerNamed(server?.Name ?? secret.Value)
            : FindingSubject.General("master secret server");
        var running = RunningOn(subject, context);
        return (!running.IsKnown ? Unknown("whether the master secret server runs", running.Reason)
            : running.Value ? Pass($"{about.Text} reports that it runs as master secret server (status bit 0x2).")
            : Fail($"{about.Text} is the master secret server by the system's settings, but reports that this part of the service does not run (status bit 0x2 is off).", Restore(subject, context))) with { About = about };
    }

    // Every server writes when it loses the secret, so all logs count.
    protected override EventQuestion Question(SsoSystem subject, RuleContext context) =>
        new() { Age = FactAge.Of(RunningOn(subject, context)), Meaning = "the service reported the problem later", Remedy = Restore(subject, context) };

    private static SsoServer? ServerOf(SsoSystem system, RuleContext context) =>
        system.SecretServer.IsKnown && ComputerName.Host(system.SecretServer.Value) is { } host ? context.Servers.For(host) : null;

    private static Fact<bool> RunningOn(SsoSystem system, RuleContext context) => ServerOf(system, context)?.IsSecretServerRunning
        ?? Fact.Unknown<bool>(system.SecretServer.IsKnown
            ? $"the server {system.SecretServer.Value} was not queried"
            : $"the master secret server is not known ({system.SecretServer.Reason})");

    private static RemedyStep[] Restore(SsoSystem system, RuleContext context) =>
        [
            Run($"ssoconfig -restoreSecret BACKUPFILE")
                .On(ServerOf(system, context)?.Name ?? system.SecretServer.Or(""), "the master secret server").Elevated,
        ];
}
