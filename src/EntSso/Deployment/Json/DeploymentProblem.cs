namespace EntSso.Deployment.Json;

/// <summary>Something in a deployment file that was passed over, and its place.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
/// <param name="Path">Where in the deployment, for example <c>servers[0].colour</c>.</param>
/// <param name="Message">What was passed over and why.</param>
public sealed record DeploymentProblem(string File, int Line, int Column, string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column}): {Path}: {Message}";
}
