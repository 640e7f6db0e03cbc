namespace EntSso.Deployment.Json;

/// <summary>A deployment that was read from a file, and what in the file was passed over.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="Problems">What a later version wrote and this one does not understand; empty when all was understood.</param>
public sealed record DeploymentReading(SyncDeployment Deployment, IReadOnlyList<DeploymentProblem> Problems);
