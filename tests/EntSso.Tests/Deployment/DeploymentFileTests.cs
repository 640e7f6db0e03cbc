using EntSso.Deployment;
using EntSso.Deployment.Json;
using Xunit;

namespace EntSso.Tests.Deployment;

public sealed class DeploymentFileTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "entsso-deployment-" + Guid.NewGuid().ToString("N"));

    public DeploymentFileTests()
    {
        Directory.CreateDirectory(_folder);
    }

    private string File => Path.Combine(_folder, "fabrikam.json");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Saving_makes_the_file_and_leaves_nothing_else()
    {
        DeploymentFile.Save(new SyncDeployment { Name = "first" }, File);
        DeploymentFile.Save(new SyncDeployment { Name = "second" }, File);
        Assert.Equal("second", DeploymentFile.Load(File).Deployment.Name);
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public void When_saving_fails_the_old_file_stays_and_nothing_else_does()
    {
        DeploymentFile.Save(new SyncDeployment { Name = "old" }, File);
        SyncDeployment broken = new() { Name = "new", Hosts = [new HostFacts { Name = "a", Clocks = [new ClockReading { From = "b", OffsetSeconds = Fact.Known(double.NaN) }] }] };
        Assert.Throws<ArgumentException>(() => DeploymentFile.Save(broken, File));
        Assert.Throws<OperationCanceledException>(() => DeploymentFile.Save(new SyncDeployment(), File, new CancellationToken(true)));
        Assert.Equal("old", DeploymentFile.Load(File).Deployment.Name);
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_missing_file_is_told_by_its_name()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => DeploymentFile.Load(File));
        Assert.Contains("fabrikam.json", error.Message);
    }
}
