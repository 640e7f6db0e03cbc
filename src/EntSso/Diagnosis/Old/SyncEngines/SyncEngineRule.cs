using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>A rule over the sync engine as a whole.</summary>
internal abstract class SyncEngineRule : Rule
{
    public sealed override ChainLink Link => ChainLink.SyncEngine;

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        if (!deployment.HasSyncEngine())
        {
            yield return Find(FindingStatus.NotApplicable, "sync engine", "The deployment holds nothing of a sync engine.");
            yield break;
        }

        foreach (var finding in Judge(deployment))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return finding;
        }
    }

    /// <summary>Judges the engine.</summary>
    protected abstract IEnumerable<Finding> Judge(SyncDeployment deployment);

    /// <summary>The engine, for people.</summary>
    protected static string NameOf(SyncDeployment deployment) => deployment.SyncEngine.Server.Or("sync engine");
}
