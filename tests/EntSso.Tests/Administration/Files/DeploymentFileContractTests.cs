using EntSso.Administration;
using EntSso.Administration.Files;
using EntSso.Deployment.Json;
using EntSso.Tests.Administration.Contract;

namespace EntSso.Tests.Administration.Files;

/// <summary>The contract, kept by a deployment file.</summary>
public sealed class DeploymentFileContractTests : AdministrationContract, IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"entsso-{Guid.NewGuid():N}.json");

    public DeploymentFileContractTests() => DeploymentFile.Save(SeedSystem.Deployment, _file);

    public void Dispose() => File.Delete(_file);

    protected override bool IsWrittenAtOnce => true;

    private protected override ISsoAdministration Open() => new DeploymentFileAdministration(_file);
}
