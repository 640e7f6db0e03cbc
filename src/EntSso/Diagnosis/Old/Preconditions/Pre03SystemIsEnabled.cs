using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>PRE-03: the SSO system is enabled and its servers are online.</summary>
internal sealed class Pre03SystemIsEnabled : SystemRule
{
    private const string Enable = "ssomanage -enablesso";

    public override string Id => "PRE-03";

    public override string Title => "The SSO system is enabled and every server is online.";

    public override IReadOnlyList<int> EventIds => [10537, 10590];

    protected override IReadOnlyList<int> ClearedBy => [10591];

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness)
    {
        var enabled = deployment.System.IsEnabled;
        var system = !enabled.IsKnown ? FindUnknown("SSO system", "Whether the SSO system is enabled", enabled.Reason, "ssomanage -displaydb")
            : enabled.Value ? Find(FindingStatus.Pass, "SSO system", "The SSO system is enabled.", "", PlaceOf(enabled.Origin))
            : Find(FindingStatus.Fail, "SSO system", "The SSO system is disabled: no server does anything.", Enable, PlaceOf(enabled.Origin));
        yield return witness.Weigh(system, new EventQuestion
        {
            Ids = [10537], ClearedBy = ClearedBy, Age = FactAge.Of(enabled), Meaning = "a server found the system disabled", Remedy = Enable,
        });

        foreach (var server in deployment.Servers)
        {
            var online = server.IsOnline;
            var finding = !online.IsKnown ? FindUnknown(server.Name, "Whether the server is online", online.Reason)
                : online.Value ? Find(FindingStatus.Pass, server.Name, "The server is online.")
                : Find(
                    FindingStatus.Fail,
                    server.Name,
                    "The server reports that it is not online: it is out of service until its database and secret are there (see PRE-05 and PRE-06).",
                    "ssoconfig -status");
            yield return witness.Weigh(finding, new EventQuestion
            {
                Ids = [10590],
                ClearedBy = ClearedBy,
                Computer = server.LogComputer(),
                Age = FactAge.Of(online),
                Meaning = "the server went out of service",
                Remedy = "ssoconfig -status",
            });
        }
    }
}
