using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>PRE-06: the master secret server runs and the servers have the master secret.</summary>
internal sealed class Pre06MasterSecretIsAvailable : SystemRule
{
    private const string Restore = "ssoconfig -restoreSecret <backup file>";

    public override string Id => "PRE-06";

    public override string Title => "The master secret is available.";

    public override IReadOnlyList<int> EventIds => [10520, 10521, 10532, 10565];

    // Started, restored, fetched, found again, in service.
    protected override IReadOnlyList<int> ClearedBy => [10502, 10523, 10529, 10533, 10591];

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness)
    {
        var secret = deployment.System.SecretServer;
        var server = secret.IsKnown && HostName.TryParse(secret.Value, mend: false, out var host, out _) ? deployment.ServerFor(host) : null;
        var name = server?.Name ?? secret.Or("master secret server");
        var running = server?.IsSecretServerRunning
            ?? Fact.Unknown<bool>(secret.IsKnown ? $"the server {secret.Value} was not asked" : $"which server it is is not known ({secret.Reason.TrimEnd('.')})");
        var remedy = CommandLine.For($"# on {{server|the master secret server}}, elevated:\n{Restore}", server?.Name ?? secret.Or(""));
        var finding = !running.IsKnown ? FindUnknown(name, "Whether the master secret server runs", running.Reason)
            : running.Value ? Find(FindingStatus.Pass, name, $"{name} reports that it runs as master secret server (status bit 0x2).")
            : Find(
                FindingStatus.Fail,
                name,
                $"{name} is the master secret server by the system's settings, but reports that this part of the service does not run (status bit 0x2 is off).",
                remedy);

        // Every server writes when it loses the secret, so all logs count.
        yield return Weigh(finding, witness, FactAge.Of(running), remedy);
    }
}
