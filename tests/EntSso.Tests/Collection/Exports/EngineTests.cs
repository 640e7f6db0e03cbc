using EntSso.Collection;
using EntSso.Collection.Exports;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Diagnosis;
using EntSso.Tests.Events.Evtx;
using Xunit;
using Folders = System.IO.Directory;

namespace EntSso.Tests.Collection.Exports;

/// <summary>Files of several sync engines in one folder are kept apart.</summary>
public sealed class EngineTests : IDisposable
{
    private const string Listed = "<import-attribute-flow><per-ma-options><ma-options ma-id='{A0000000-0000-0000-0000-000000000002}'/></per-ma-options></import-attribute-flow>";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "entsso-engines-" + Guid.NewGuid().ToString("N"));

    public EngineTests()
    {
        Folders.CreateDirectory(Path.Combine(_folder, "pilot"));
        Folders.CreateDirectory(Path.Combine(_folder, "prod"));
    }

    public void Dispose() => Folders.Delete(_folder, true);

    [Fact]
    public void No_fact_of_one_engine_is_told_of_another()
    {
        Metaverse("pilot/MV.xml", "PILOT1", "1");
        Metaverse("prod/MV.xml", "PROD1", "0");
        Agent("prod/MA.xml", "PROD1", "ADMA");

        ExportFolderReading reading = ExportFolder.Read(_folder);

        Assert.Equal(
            [("PILOT1", true, 0), ("PROD1", false, 1)],
            reading.Deployments.Select(d => (d.SyncEngine.Server.Value, d.SyncEngine.IsPasswordSyncEnabled.Value, d.SyncEngine.ManagementAgents.Count)));
        Assert.Contains("PILOT1, PROD1", reading.Deployment.SyncEngine.IsPasswordSyncEnabled.Reason);
        Assert.Empty(reading.Deployment.SyncEngine.ManagementAgents);
        SourceProblem problem = Assert.Single(reading.Problems);
        Assert.Contains("2 sync engines, PILOT1, PROD1", problem.Message);
        Assert.Contains("pilot", problem.Message);
        Assert.True(problem.IsNote);
    }

    [Fact]
    public void Each_engine_is_checked_by_its_own_facts_and_every_finding_names_its_engine()
    {
        Metaverse("pilot/MV.xml", "PILOT1", "1");
        Metaverse("prod/MV.xml", "PROD1", "0");
        DeploymentInput input = DeploymentInput.Read([_folder], [], new RecordingMonitor(), DateTime.UtcNow, CancellationToken.None);

        PasswordSyncDiagnosis all = PasswordSyncDiagnosis.Combine([.. input.Named("cfg").Select(deployment => PasswordSyncDiagnosis.Run(deployment, ["SYNC-01"]))]);

        Assert.Equal(
            [("cfg (PILOT1)", "PILOT1", FindingStatus.Pass), ("cfg (PROD1)", "PROD1", FindingStatus.Fail)],
            all.Findings.Select(finding => (finding.Deployment, finding.Subject, finding.Status)));
        Assert.Equal([null, ChainLink.SyncEngine], all.Parts.Select(part => part.Chain.FirstBrokenLink?.Link));
        Assert.Equal("PILOT1, PROD1", input.Engines);
    }

    [Theory]
    [InlineData("", "folder", false, "folder")]
    [InlineData("Contoso", "folder", false, "Contoso")]
    [InlineData("Contoso", "folder", true, "Contoso (folder)")]
    [InlineData("", "folder", true, "folder")]
    [InlineData("", "", false, "")]
    public void A_deployment_is_named_by_its_own_name_and_among_several_by_its_source_too(string name, string source, bool isOneOfSeveral, string expected)
    {
        DeploymentInput input = new() { Deployment = new SyncDeployment { Name = name }, RecognisedFiles = 1 };

        Assert.Equal(expected, Assert.Single(input.Named(source, isOneOfSeveral)).Name);
    }

    [Theory]
    [InlineData("SYNC1", "sync1.fabrikam.com", 1)]
    [InlineData("sync1", "SYNC1", 1)]
    [InlineData("sync1.fabrikam.com", "sync1.contoso.com", 2)]
    [InlineData("SYNC1", "SYNC2", 2)]
    public void A_short_name_and_the_long_name_that_begins_with_it_are_one_engine(string first, string second, int engines)
    {
        Metaverse("MV.xml", first, "1");
        Agent("MA.xml", second, "ADMA");

        Assert.Equal(engines, ExportFolder.Read(_folder).Deployments.Count);
    }

    [Fact]
    public void A_file_that_names_no_engine_belongs_to_the_one_in_its_folder_and_elsewhere_to_none()
    {
        Metaverse("pilot/MV.xml", "PILOT1", "1");
        Metaverse("prod/MV.xml", "PROD1", "0");
        Write("prod/ENTSSO.xml", "<sso><SourceMA name='A'/><ENTSSOMA name='E' adma='A'><Application name='P' sourceMA='A'/></ENTSSOMA></sso>");
        Write("pilot/rows.xml", "<password-change-queue><ma-guid>1</ma-guid><reference-guid>2</reference-guid></password-change-queue>");
        Write("ma.xml", "<ma-data><name>lost</name></ma-data>");

        ExportFolderReading reading = ExportFolder.Read(_folder);

        Assert.Equal([false, true], reading.Deployments.Select(d => d.EntSsoXml.IsKnown));
        Assert.Equal([true, false], reading.Deployments.Select(d => d.SyncEngine.Queue.IsKnown));
        Assert.Contains(reading.Problems, problem => Path.GetFileName(problem.File) == "ma.xml" && problem.Message.Contains("left out"));
    }

    [Fact]
    public void A_deployment_file_of_another_engine_is_kept_apart_and_what_it_says_of_servers_is_shared()
    {
        DeploymentFile.Save(
            new SyncDeployment
            {
                Servers = [new SsoServer { Name = "INTSVR1" }],
                SyncEngine = new() { Server = Fact.Known("PILOT1"), IsPasswordSyncEnabled = Fact.Known(true) },
            },
            Path.Combine(_folder, "pilot", "live.json"));
        Metaverse("prod/MV.xml", "PROD1", "0");

        ExportFolderReading reading = ExportFolder.Read(_folder);

        Assert.Equal([true, false], reading.Deployments.Select(d => d.SyncEngine.IsPasswordSyncEnabled.Value));
        Assert.All(reading.Deployments.Append(reading.Deployment), d => Assert.Equal("INTSVR1", Assert.Single(d.Servers).Name));
    }

    [Theory]
    [InlineData("A0000000-0000-0000-0000-000000000002", true, "")]
    [InlineData("A0000000-0000-0000-0000-000000000003", false, "a0000000-0000-0000-0000-000000000002")]
    public void A_folder_is_complete_when_every_listed_agent_has_an_export_and_otherwise_names_what_is_missing(string id, bool isComplete, string missing)
    {
        Metaverse("MV.xml", "SYNC1", "1", Listed);
        Agent("MA.xml", "SYNC1", "ADMA", id);

        Fact<int> complete = ExportFolder.Read(_folder).Deployment.Inventory.ManagementAgents;

        Assert.Equal(isComplete, complete.IsKnown);
        Assert.Contains(missing, complete.Reason);
    }

    [Fact]
    public void An_agent_that_the_metaverse_does_not_list_leaves_the_list_in_doubt()
    {
        Metaverse("MV.xml", "SYNC1", "1", Listed);
        Agent("MA.xml", "SYNC1", "ADMA");
        Agent("MA2.xml", "SYNC1", "NEW", "A0000000-0000-0000-0000-000000000009");

        Assert.Contains("does not list NEW", ExportFolder.Read(_folder).Deployment.Inventory.ManagementAgents.Reason);
    }

    private void Metaverse(string name, string server, string enabled, string more = "") => Write(
        name,
        $"<saved-mv-configuration server='{server}' export-date='2024-03-01 09:00:00.000'><mv-data>{more}<password-sync><password-sync-enabled>{enabled}"
            + "</password-sync-enabled></password-sync></mv-data></saved-mv-configuration>");

    private void Agent(string name, string server, string agent, string id = "A0000000-0000-0000-0000-000000000002") => Write(
        name, $"<export-ma server='{server}' export-date='2024-03-01 09:00:00.000'><ma-data><id>{{{id}}}</id><name>{agent}</name></ma-data></export-ma>");

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
