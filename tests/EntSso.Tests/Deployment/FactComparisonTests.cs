using System.Reflection;
using EntSso.Collection;
using EntSso.Collection.Exports;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using Xunit;
using Folders = System.IO.Directory;

namespace EntSso.Tests.Deployment;

/// <summary>Files that contradict each other are reported with both values and both sources.</summary>
public sealed class FactComparisonTests : IDisposable
{
    private static readonly FactOrigin _monday = new("INTSVR1", new DateTime(2026, 3, 16, 8, 0, 0, DateTimeKind.Utc));
    private static readonly FactOrigin _tuesday = new("INTSVR1", new DateTime(2026, 3, 17, 8, 0, 0, DateTimeKind.Utc));

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "entsso-contradictions-" + Guid.NewGuid().ToString("N"));

    public FactComparisonTests() => Folders.CreateDirectory(_folder);

    public static TheoryData<string> Settings => [.. new[] { typeof(SsoSystem), typeof(SsoServer), typeof(SyncAdapter), typeof(AffiliateApplication), typeof(SyncEngine) }
        .SelectMany(type => type.GetProperties().Where(property => property.PropertyType == typeof(Fact<bool>) && property.Name != nameof(SsoSystem.IsDatabaseReachable))
            .Select(property => $"{type.Name}.{property.Name}"))];

    public void Dispose() => Folders.Delete(_folder, true);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_switch_that_two_files_state_differently_is_found(string setting)
    {
        SyncDeployment on = With(setting, Fact.Known(true, _monday));
        SyncDeployment off = With(setting, Fact.Known(false, _tuesday));

        FactContradiction found = Assert.Single(FactComparison.Of([("a.json", on), ("b.json", off)], DeploymentMerge.Combine(on, off)));

        Assert.Equal(("a.json", "true", "b.json", "false"), (found.File, found.Value, found.UsedFile, found.Used));
        Assert.EndsWith(setting.Split('.')[1], found.Fact, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(FactComparison.Of([("a.json", on), ("b.json", on)], on));
    }

    [Fact]
    public void The_note_names_both_files_values_and_times()
    {
        Save("a.json", new SsoServer { Name = "INTSVR1", AllowMiis = Fact.Known(true, _tuesday) });
        Save("b.json", new SsoServer { Name = "INTSVR1.fabrikam.com", AllowMiis = Fact.Known(false, _monday) });

        SourceProblem note = Assert.Single(ExportFolder.Read(_folder).Problems);

        Assert.True(note.IsNote);
        Assert.EndsWith("b.json", note.File);
        Assert.Contains("a.json", note.Message);
        Assert.Contains("INTSVR1.fabrikam.com allowMiis is false here (INTSVR1, 2026-03-16 08:00:00Z) and true there (INTSVR1, 2026-03-17 08:00:00Z)", note.Message);
        Assert.EndsWith("The newer value is used.", note.Message);
    }

    [Fact]
    public void What_changes_by_itself_and_what_only_one_file_states_is_not_reported()
    {
        Save("a.json", new SsoServer { Name = "INTSVR1", Service = new() { State = Fact.Known(ServiceState.Running, _monday) }, AllowPcns = Fact.Known(true, _monday) });
        Save("b.json", new SsoServer { Name = "INTSVR1", Service = new() { State = Fact.Known(ServiceState.Stopped, _monday) }, AllowMiis = Fact.Known(true, _monday) });

        Assert.Empty(ExportFolder.Read(_folder).Problems);
    }

    [Fact]
    public void Many_contradictions_are_counted_after_the_first()
    {
        foreach (bool isOn in new[] { true, false })
        {
            SyncDeployment facts = new()
            {
                Applications = [.. Enumerable.Range(0, 30).Select(n => new AffiliateApplication { Name = $"A{n}", IsEnabled = Fact.Known(isOn, _monday) })],
            };
            DeploymentFile.Save(facts, Path.Combine(_folder, $"{isOn}.json"), CancellationToken.None);
        }

        IReadOnlyList<SourceProblem> notes = ExportFolder.Read(_folder).Problems;

        Assert.Equal(11, notes.Count);
        Assert.Contains("20 more facts", notes[10].Message);
    }

    [Fact]
    public void The_files_of_every_sample_agree()
    {
        foreach (string sample in Folders.GetDirectories(RepositoryFolder.Find("docs/samples"), "fabrikam*"))
        {
            Assert.DoesNotContain(ExportFolder.Read(sample).Problems, problem => problem.Message.Contains("contradict"));
        }
    }

    private static SyncDeployment With(string setting, Fact<bool> value)
    {
        string[] parts = setting.Split('.');
        SyncDeployment deployment = new()
        {
            Servers = [new SsoServer { Name = "INTSVR1" }],
            Adapters = [new SyncAdapter { Name = "HostAdapter" }],
            Applications = [new AffiliateApplication { Name = "Payroll" }],
        };
        object owner = parts[0] switch
        {
            nameof(SsoSystem) => deployment.System,
            nameof(SsoServer) => deployment.Servers[0],
            nameof(SyncAdapter) => deployment.Adapters[0],
            nameof(AffiliateApplication) => deployment.Applications[0],
            _ => deployment.SyncEngine,
        };
        PropertyInfo property = owner.GetType().GetProperty(parts[1])!;
        property.SetValue(owner, value);
        return deployment;
    }

    private void Save(string name, SsoServer server) =>
        DeploymentFile.Save(new SyncDeployment { Servers = [server] }, Path.Combine(_folder, name), CancellationToken.None);
}
