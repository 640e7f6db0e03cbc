using System.Text;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSso.Tests.Deployment;

/// <summary>Deployments as text.</summary>
internal static class DeploymentText
{
    public static string Write(SyncDeployment deployment)
    {
        using MemoryStream stream = new();
        DeploymentFile.Save(deployment, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static DeploymentReading Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static DeploymentReading Read(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        return DeploymentFile.Load(stream, "test.json");
    }
}
