using EntSso.Collection;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Collection;

public sealed class DeploymentInputTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"entsso-input-{Guid.NewGuid():N}");

    public DeploymentInputTests() => System.IO.Directory.CreateDirectory(_folder);

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("<Provider Name=\"ENTSSO\"")]
    [InlineData("<Provider Name=\"Microsoft-EnterpriseSSO\" EventSourceName=\"ENTSSO\"")]
    public void Password_changes_and_evidence_come_from_the_same_events(string provider)
    {
        string sample = File.ReadAllText(RepositoryFolder.Find("docs/samples/logs/server-gate-closed.xml"));
        string log = Path.Combine(_folder, "log.xml");
        File.WriteAllText(log, sample.Replace("<Provider Name=\"ENTSSO\"", provider));

        DeploymentInput input = DeploymentInput.Read([log], [], new RecordingMonitor(), new DateTime(2026, 3, 16, 0, 0, 0, DateTimeKind.Utc), CancellationToken.None);

        Assert.Equal(11070, Assert.Single(input.Changes).DecidedBy!.Id);
        Assert.Contains(input.Deployment.Events, evidence => evidence.EventId == 11070);
    }
}
