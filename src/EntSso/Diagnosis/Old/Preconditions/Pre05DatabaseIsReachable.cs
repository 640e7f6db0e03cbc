using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>PRE-05: the credential database answers.</summary>
internal sealed class Pre05DatabaseIsReachable : SystemRule
{
    private const string Look = "ssomanage -displaydb";

    public override string Id => "PRE-05";

    public override string Title => "The credential database answers.";

    public override IReadOnlyList<int> EventIds => [10511, 10513, 10514, 10515, 10603, 11049];

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness)
    {
        var name = NameOf(deployment.System);
        var reachable = deployment.System.IsDatabaseReachable;
        var finding = !reachable.IsKnown ? FindUnknown(name, "Whether the database answers", reachable.Reason, Look)
            : reachable.Value ? Find(FindingStatus.Pass, name, "The database answered.", "", PlaceOf(reachable.Origin))
            : Find(
                FindingStatus.Fail,
                name,
                "The database did not answer: without it no password change gets through.",
                $"ssoconfig -showDB\n# then check that SQL Server runs, that TCP 1433 is open to it and that MSDTC runs on the ENTSSO server; afterwards:\n{Look}",
                PlaceOf(reachable.Origin));
        yield return Weigh(finding, witness, FactAge.Of(reachable), Look);
    }
}
