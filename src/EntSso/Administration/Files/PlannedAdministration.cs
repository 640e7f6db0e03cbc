using EntSso.Deployment;

namespace EntSso.Administration.Files;

/// <summary>
/// An SSO system as it will be: a plan applies each of its changes here, so that the next change is planned against what will be true by
/// then. Nothing is written anywhere.
/// </summary>
/// <param name="deployment">The facts to start from.</param>
/// <param name="target">What messages call the system.</param>
/// <param name="cmdletTarget">What leads commands in messages to the system; null for the selected live one.</param>
internal sealed class PlannedAdministration(
    SyncDeployment deployment, string target, TargetParameter? cmdletTarget = null) : DeploymentAdministration
{
    private static readonly FactOrigin _origin = new("the plan", DateTime.MinValue);

    private SyncDeployment _deployment = deployment;

    public override string Target => target;

    public override TargetParameter? CmdletTarget => cmdletTarget;

    public override IDisposable Lock(CancellationToken cancellationToken) => WrittenAtOnce.Instance;

    protected override SyncDeployment Load(CancellationToken cancellationToken) => _deployment;

    protected override void Store(SyncDeployment deployment, CancellationToken cancellationToken) => _deployment = deployment;

    protected override FactOrigin Origin() => _origin;
}
