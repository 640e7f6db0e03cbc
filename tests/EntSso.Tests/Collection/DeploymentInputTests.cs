using EntSso.Collection;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Events.Changes;
using EntSso.Testing.Evtx;
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

#if NET
    /// <summary>
    /// At log level 3 PCNS records every change that it captures: that it recorded none is known where its log was read without a gap. What a
    /// deployment file says of a log that is not here shows nothing of its events.
    /// </summary>
    [Theory]
    [InlineData(true, false, PasswordChangeOutcome.NotCaptured)]
    [InlineData(true, true, PasswordChangeOutcome.Unexplained)]
    [InlineData(false, false, PasswordChangeOutcome.Unexplained)]
    public void Only_a_whole_log_proves_that_nothing_was_captured(bool isRead, bool isDamaged, PasswordChangeOutcome outcome)
    {
        const int FileHeader = 4096, Chunk = 65536, Records = 90;
        DateTime start = new(2026, 3, 16, 8, 0, 0, DateTimeKind.Utc);
        byte[] application = EvtxWriter.ToBytes([.. Enumerable.Range(0, Records).Select(i => new EvtxEvent
        {
            Provider = "Contoso Backup Agent", Id = 7, Time = start.AddSeconds(i), Computer = "DC1", Channel = "Application", Strings = [new string('x', 2000)],
        })]);
        Assert.InRange(application.Length, FileHeader + (3 * Chunk), int.MaxValue);
        if (isDamaged)
        {
            Array.Clear(application, FileHeader + Chunk, Chunk);
        }

        if (isRead)
        {
            File.WriteAllBytes(Path.Combine(_folder, "application.evtx"), application);
        }

        File.WriteAllBytes(Path.Combine(_folder, "security.evtx"), EvtxWriter.ToBytes(new EvtxEvent
        {
            Provider = "Microsoft-Windows-Security-Auditing", Id = 4723, Time = start.AddSeconds(Records / 4), Computer = "DC1", Channel = "Security", Shape = EvtxShape.Manifest,
            Keywords = 0x8020000000000000,
            Strings = ["ana.costa", "FABRIKAM"], Names = ["TargetUserName", "TargetDomainName"],
        }));
        FactOrigin origin = new("registry of DC1", start);
        DeploymentFile.Save(
            new SyncDeployment
            {
                Pcns = new PcnsFacts { DomainControllers = [new DomainController { Name = "DC1", PcnsLogLevel = Fact.Known<int?>(3, origin) }] },
                EventLogCoverage =
                [
                    new EventLogCoverage
                    {
                        Computer = "DC1", Count = Fact.Known(1L, origin), From = Fact.Known(start.AddDays(-1), origin), To = Fact.Known(start.AddDays(1), origin),
                    },
                ],
            },
            Path.Combine(_folder, "deployment.json"));

        DeploymentInput input = DeploymentInput.Read([_folder], [], new RecordingMonitor(), start.AddDays(2), CancellationToken.None);

        PasswordChange change = Assert.Single(input.Changes);
        Assert.Equal(outcome, change.Outcome);
        Assert.Equal(isDamaged, change.Cause.Contains("is damaged at this time", StringComparison.Ordinal));
    }
#endif
}
