using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>PRE-10: the schema of the credential database is as new as the server.</summary>
internal sealed class Pre10SchemaIsCurrent : SystemRule
{
    private const string Upgrade = "ssoconfig -upgradeDB";

    public override string Id => "PRE-10";

    public override string Title => "The schema of the credential database is as new as the service.";

    public override IReadOnlyList<int> EventIds => [10728];

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness)
    {
        var name = NameOf(deployment.System);
        var old = deployment.System.DatabaseNeedsUpgrade;
        var finding = !old.IsKnown ? FindUnknown(name, "Whether the database needs an upgrade", old.Reason)
            : old.Value ? Find(FindingStatus.Fail, name, "The schema of the database is older than the service.", Upgrade)
            : Find(FindingStatus.Pass, name, "The schema of the database needs no upgrade.");
        yield return Weigh(finding, witness, FactAge.Of(old), Upgrade);
    }
}
