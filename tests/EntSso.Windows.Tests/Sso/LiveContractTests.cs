using EntSso.Administration;
using EntSso.Tests.Administration.Contract;
using Xunit;

namespace EntSso.Windows.Tests.Sso;

/// <summary>The contract of all drivers, kept by the live one.</summary>
[Collection(ComponentsCollection.Name)]
public sealed class LiveContractTests : AdministrationContract, IDisposable
{
    private readonly LiveFixture? _fixture = OperatingSystem.IsWindows() ? new LiveFixture(FakeSsoSystemSeed.Of(SeedSystem.Deployment)) : null;

    public void Dispose() => _fixture?.Dispose();

    private protected override ISsoAdministration Open()
    {
        Assert.SkipWhen(_fixture is null, WindowsFactAttribute.Reason);
        return _fixture!.Open();
    }
}
