#if NET
using System.Runtime.Versioning;
#endif
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Administration.Files;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Tests.Administration.Contract;
using Xunit;

namespace EntSso.Tests.Administration.Files;

public sealed class DeploymentFileAdministrationTests : IDisposable
{
    private static readonly DateTime _now = new(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"entsso-{Guid.NewGuid():N}")).FullName;

    private string Path_ => Path.Combine(_folder, "seed.json");

    public DeploymentFileAdministrationTests() => DeploymentFile.Save(SeedSystem.Deployment, Path_);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_written_fact_says_when_and_that_it_was_set_in_the_file()
    {
        using DeploymentFileAdministration sso = Open();
        ServerPlan.Gate(sso.ReadServer(SeedSystem.Server, default), ServerGate.Miis, true).Apply(sso, default);

        FactOrigin origin = DeploymentFile.Load(Path_).Deployment.Servers[0].AllowMiis.Origin!;
        Assert.Equal(("set in the deployment file", _now), (origin.Source, origin.Time));
    }

    [Fact]
    public void Only_what_was_asked_for_differs_in_the_file()
    {
        string[] before = File.ReadAllLines(Path_);
        using DeploymentFileAdministration sso = Open();
        MappingPlan.Enabled(SeedSystem.Bob, true).Apply(sso, default);

        SyncDeployment after = DeploymentFile.Load(Path_).Deployment;
        Assert.Equal(MappingState.Enabled, after.Mappings[1].State);
        string[] reverted = Reverted(after with { Mappings = [after.Mappings[0], SeedSystem.Bob] });
        Assert.Equal(before, reverted);
    }

    [Fact]
    public void Surveys_count_with_mappings_that_come_and_go()
    {
        using DeploymentFileAdministration sso = Open();
        sso.DeleteMapping(SeedSystem.Bob, default);
        Assert.Equal(1, DeploymentFile.Load(Path_).Deployment.MappingSurveys[0].Count.Value);

        sso.CreateMapping(SeedSystem.Bob, default);
        Assert.Equal(2, DeploymentFile.Load(Path_).Deployment.MappingSurveys[0].Count.Value);
    }

    [Fact]
    public void An_individual_application_maps_one_to_one()
    {
        using DeploymentFileAdministration sso = Open();

        AdministrationException twice = Assert.Throws<AdministrationException>(() => sso.CreateMapping(SeedSystem.Bob with { ExternalUser = "BOB02" }, default));
        Assert.Equal(AdministrationFailure.Refused, twice.Failure);
        Assert.Throws<AdministrationException>(() => sso.CreateMapping(SeedSystem.Bob with { WindowsUser = "carol" }, default));

        sso.CreateMapping(SeedSystem.Bob with { Application = SeedSystem.Pathless }, default);
        Assert.Equal(MappingState.Disabled, Assert.Single(sso.ReadMappings(new MappingFilter(SeedSystem.Pathless), default)).State);
    }

    [Fact]
    public void A_mapping_that_is_there_is_not_created_again_in_a_group_application_either()
    {
        using DeploymentFileAdministration sso = Open();
        Mapping shared = SeedSystem.Bob with { Application = SeedSystem.Grouped };
        sso.CreateMapping(shared, default);

        AdministrationException twice = Assert.Throws<AdministrationException>(
            () => sso.CreateMapping(shared with { WindowsUser = "BOB", ExternalUser = "bob01" }, default));
        sso.CreateMapping(shared with { WindowsUser = "carol" }, default);

        Assert.Equal(AdministrationFailure.Refused, twice.Failure);
        Assert.Contains("has the mapping", twice.Message);
        Assert.Equal(["bob", "carol"], sso.ReadMappings(new MappingFilter(SeedSystem.Grouped), default).Select(mapping => mapping.WindowsUser));
    }

    [Fact]
    public void One_direction_that_is_unknown_changes_nothing_about_the_rule_for_the_others()
    {
        SsoSystem system = SeedSystem.Deployment.System with { FromWindowsToAdapters = Fact.Unknown<bool>("an older export") };
        DeploymentFile.Save(SeedSystem.Deployment with { System = system }, Path_);
        using DeploymentFileAdministration sso = Open();

        sso.WritePasswordSyncMode(PasswordSyncMode.AdaptersToWindows, PasswordSyncMode.AdaptersToWindows, default);
        Assert.Equal(Fact.Known(true), sso.ReadSystem(default).FromAdaptersToWindows);

        AdministrationException refused = Assert.Throws<AdministrationException>(
            () => sso.WritePasswordSyncMode(PasswordSyncMode.None, PasswordSyncMode.AdaptersToDatabase, default));
        Assert.Equal(AdministrationFailure.Refused, refused.Failure);

        sso.WritePasswordSyncMode(PasswordSyncMode.None, PasswordSyncMode.WindowsToAdapters, default);
        Assert.Equal(Fact.Known(false), sso.ReadSystem(default).FromWindowsToAdapters);
    }

    [Fact]
    public void Full_sync_is_not_turned_on_where_partial_sync_is_unknown()
    {
        SyncAdapter adapter = SeedSystem.Deployment.Adapters[0] with { SyncFromAdapter = Fact.Unknown<bool>("an older export") };
        SsoSystem system = SeedSystem.Deployment.System with { FromAdaptersToDatabase = Fact.Unknown<bool>("an older export") };
        DeploymentFile.Save(SeedSystem.Deployment with { System = system, Adapters = [adapter] }, Path_);
        string before = File.ReadAllText(Path_);
        using DeploymentFileAdministration sso = Open();

        AdministrationException mode = Assert.Throws<AdministrationException>(
            () => sso.WritePasswordSyncMode(PasswordSyncMode.AdaptersToWindows, PasswordSyncMode.AdaptersToWindows, default));
        AdministrationException options = Assert.Throws<AdministrationException>(
            () => sso.WriteAdapterOptions(SeedSystem.Adapter, AdapterOptions.ChangeWindowsPassword, AdapterOptions.ChangeWindowsPassword, default));

        Assert.Equal((AdministrationFailure.PreconditionUnknown, AdministrationFailure.PreconditionUnknown), (mode.Failure, options.Failure));
        Assert.Contains("an older export", mode.Message);
        Assert.Contains("an older export", options.Message);
        Assert.Equal(before, File.ReadAllText(Path_));
    }

    [Fact]
    public void After_a_write_it_is_the_file_that_is_read_and_not_what_was_to_be_written()
    {
        using DeploymentFileAdministration sso = Open();
        sso.WritePasswordSyncAge(SeedSystem.Server, 72, default);

        // Another program saves in the same moment, and the file looks the same from outside.
        DateTime written = File.GetLastWriteTimeUtc(Path_);
        File.WriteAllText(Path_, File.ReadAllText(Path_).Replace("\"value\": 72", "\"value\": 73"));
        File.SetLastWriteTimeUtc(Path_, written);

        Assert.Equal(Fact.Known(73), sso.ReadServer(SeedSystem.Server, default).PasswordSyncAgeHours);
    }

    [Fact]
    public void A_group_adapter_is_no_adapter()
    {
        using DeploymentFileAdministration sso = Open();

        AdministrationException refused = Assert.Throws<AdministrationException>(() => sso.WriteApplicationAdapter(SeedSystem.Pathless, "HostGroup", default));
        Assert.Contains("group adapter", refused.Message);
    }

    [Fact]
    public void A_short_name_that_fits_two_servers_is_ambiguous()
    {
        DeploymentFile.Save(
            SeedSystem.Deployment with { Servers = [SeedSystem.Deployment.Servers[0], SeedSystem.Deployment.Servers[1] with { Name = "INTSVR1.contoso.com" }] }, Path_);
        using DeploymentFileAdministration sso = Open();

        AdministrationException ambiguous = Assert.Throws<AdministrationException>(() => sso.ReadServer("INTSVR1", default));
        Assert.Equal(AdministrationFailure.Ambiguous, ambiguous.Failure);
        Assert.Contains("INTSVR1.contoso.com", ambiguous.Message);
        Assert.Equal(SeedSystem.Server, sso.ReadServer(SeedSystem.Server, default).Name);
    }

    [Fact]
    public void A_change_by_an_editor_between_reading_and_writing_is_not_overwritten()
    {
        // The clock is asked between reading the file and writing it: just then an editor saves.
        using DeploymentFileAdministration sso = new(Path_, () =>
        {
            File.AppendAllText(Path_, "\n");
            return _now;
        });

        AdministrationException concurrent = Assert.Throws<AdministrationException>(() => sso.WriteApplicationEnabled(SeedSystem.Mapped, false, default));

        Assert.Equal(AdministrationFailure.ConcurrentChange, concurrent.Failure);
        Assert.EndsWith("\n\n", File.ReadAllText(Path_));
        Assert.Equal(Fact.Known(true), DeploymentFile.Load(Path_).Deployment.Applications[0].IsEnabled);
    }

    [Fact]
    public void A_file_of_a_later_version_is_read_but_not_written()
    {
        string text = File.ReadAllText(Path_).Replace("\"name\": \"seed\"", "\"name\": \"seed\",\n  \"somethingNew\": 1");
        File.WriteAllText(Path_, text);
        using DeploymentFileAdministration sso = Open();

        AdministrationException refused = Assert.Throws<AdministrationException>(() => sso.WriteApplicationEnabled(SeedSystem.Mapped, false, default));
        Assert.Equal(AdministrationFailure.FileUnusable, refused.Failure);
        Assert.Contains("somethingNew", refused.Message);
        Assert.Equal(text, File.ReadAllText(Path_));
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("")]
    [InlineData("[]")]
    public void A_broken_file_is_named_with_its_place_and_left_alone(string text)
    {
        File.WriteAllText(Path_, text);
        using DeploymentFileAdministration sso = Open();

        AdministrationException unusable = Assert.Throws<AdministrationException>(() => sso.ReadSystem(default));
        Assert.Equal(AdministrationFailure.FileUnusable, unusable.Failure);
        Assert.Contains("seed.json", unusable.Message);
        Assert.Equal(text, File.ReadAllText(Path_));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using DeploymentFileAdministration sso = new(Path.Combine(_folder, "missing", "none.json"));

        Assert.Contains("none.json", Assert.Throws<AdministrationException>(() => sso.ReadSystem(default)).Message);
        Assert.Contains("none.json", Assert.Throws<AdministrationException>(() => sso.Lock(default)).Message);
    }

#if NET
    // .NET Framework has the way of Windows only: on Mono a lock file would be deleted without the look that Unix needs.
    [Fact]
    public async Task Many_writers_take_turns_and_nothing_is_lost()
    {
        string[] applications = [SeedSystem.Mapped, SeedSystem.Pathless, SeedSystem.Grouped, SeedSystem.ManyFields];
        await Task.WhenAll(applications.Select(application => Task.Run(() =>
        {
            using DeploymentFileAdministration sso = Open();
            ApplicationPlan.Enabled(sso.ReadApplication(application, default), false).Apply(sso, default);
        })));

        SyncDeployment after = DeploymentFile.Load(Path_).Deployment;
        Assert.All(applications, name => Assert.False(after.Applications.Single(application => application.Name == name).IsEnabled.Value));
        Assert.Equal(["seed.json"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Of_hundreds_of_turns_no_two_are_taken_at_once()
    {
        string counter = Path.Combine(_folder, "counter");
        File.WriteAllText(counter, "0");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < 50; i++)
                {
                    using FileLock turn = FileLock.Take(counter, TimeSpan.FromMinutes(5), default);
                    File.WriteAllText(counter, (int.Parse(File.ReadAllText(counter)) + 1).ToString());
                }
            },
            TaskCreationOptions.LongRunning)));

        Assert.Equal("400", File.ReadAllText(counter));
        Assert.False(File.Exists(FileLock.LockFileOf(counter)));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_lock_file_that_was_deleted_and_made_anew_is_told_from_the_one_that_is_held()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open lock file cannot be deleted there");
        string lockFile = FileLock.LockFileOf(Path_);
        using FileStream held = new(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Assert.True(FileLock.IsStillAt(lockFile, held));

        File.Delete(lockFile);
        Assert.False(FileLock.IsStillAt(lockFile, held));

        using FileStream another = new(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Assert.True(FileLock.IsStillAt(lockFile, another));
        Assert.False(FileLock.IsStillAt(lockFile, held));
    }
#endif

    [Fact]
    public void A_turn_that_does_not_come_says_who_to_look_for()
    {
        using DeploymentFileAdministration holder = Open();
        using DeploymentFileAdministration waiter = new(Path_, () => _now, TimeSpan.Zero);
        using IDisposable turn = holder.Lock(default);

        AdministrationException late = Assert.Throws<AdministrationException>(() => waiter.Lock(default));

        Assert.Equal(AdministrationFailure.FileUnusable, late.Failure);
        Assert.Contains("Nothing was changed. Look for another process", late.Message);
    }

    [Fact]
    public void An_edit_of_the_same_length_and_time_is_not_overwritten()
    {
        string edited = "";
        using DeploymentFileAdministration sso = new(Path_, () =>
        {
            edited = EditWithoutTrace("\"seed\"", "\"SEED\"");
            return _now;
        });

        AdministrationException concurrent = Assert.Throws<AdministrationException>(() => sso.WriteApplicationEnabled(SeedSystem.Mapped, false, default));

        Assert.Equal(AdministrationFailure.ConcurrentChange, concurrent.Failure);
        Assert.Equal(edited, File.ReadAllText(Path_));
    }

    [Fact]
    public void A_turn_begins_with_what_is_in_the_file_whatever_its_time()
    {
        using DeploymentFileAdministration sso = Open();
        _ = sso.ReadSystem(default);
        EditWithoutTrace("\"seed\"", "\"SEED\"");

        sso.WriteApplicationEnabled(SeedSystem.Mapped, false, default);

        Assert.Contains("\"SEED\"", File.ReadAllText(Path_));
        Assert.Equal(Fact.Known(false), DeploymentFile.Load(Path_).Deployment.Applications[0].IsEnabled);
    }

#if NET
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_link_is_written_through_and_locked_like_its_target()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a link needs a right there that not everybody has");
        string link = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "links")).FullName, "link.json");
        File.CreateSymbolicLink(link, Path_);
        File.SetUnixFileMode(Path_, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using DeploymentFileAdministration sso = new(link, () => _now);

        sso.WriteApplicationEnabled(SeedSystem.Mapped, false, default);

        Assert.Equal(Path_, new FileInfo(link).LinkTarget);
        Assert.Equal(Fact.Known(false), DeploymentFile.Load(Path_).Deployment.Applications[0].IsEnabled);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path_));
        Assert.Equal(FileLock.LockFileOf(Path_), FileLock.LockFileOf(link));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_the_group_may_write_stays_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no modes");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(Path_, Mode);

        DeploymentFile.Save(SeedSystem.Deployment, Path_);

        Assert.Equal(Mode, File.GetUnixFileMode(Path_));
    }
#endif

    [Fact]
    public void Waiting_for_a_turn_can_be_cancelled()
    {
        using DeploymentFileAdministration holder = Open();
        using DeploymentFileAdministration waiter = Open();
        using IDisposable turn = holder.Lock(default);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => waiter.Lock(stop.Token));
    }

    [Fact]
    public void A_lock_that_cannot_be_made_is_an_error_and_not_waited_for()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "only Linux has a folder in which no user can make a file");
        using DeploymentFileAdministration sso = new("/proc/self/seed.json");

        AdministrationException unusable = Assert.Throws<AdministrationException>(() => sso.Lock(default));

        Assert.Equal(AdministrationFailure.FileUnusable, unusable.Failure);
        Assert.Contains("could not be", unusable.Message);
    }

    [Theory]
    [InlineData(@"FABRIKAM\alice", true)]
    [InlineData(@"FABRIKAM\bob", false)]
    public void Membership_comes_from_the_directory_facts_of_the_file(string account, bool isMember)
    {
        SyncDeployment deployment = EntSso.Tests.Diagnosis.FabrikamSso.Healthy;
        DeploymentFile.Save(
            deployment with
            {
                Directory = deployment.Directory with
                {
                    Accounts = [.. deployment.Directory.Accounts, new AccountLookup(@"FABRIKAM\bob", Fact.Known<DirectoryAccount?>(null))],
                },
            },
            Path_);
        using DeploymentFileAdministration sso = Open();

        Assert.Equal(Fact.Known(isMember), sso.IsMemberOfAny(account, [EntSso.Tests.Diagnosis.FabrikamSso.UserGroup], default));
        Assert.False(sso.IsMemberOfAny(@"FABRIKAM\carol", [EntSso.Tests.Diagnosis.FabrikamSso.UserGroup], default).IsKnown);
        Assert.Equal(Fact.Known(true), sso.IsMemberOfAny(@"FABRIKAM\carol", [@"fabrikam\CAROL"], default));
        Assert.Equal(Fact.Known(false), sso.IsMemberOfAny(@"FABRIKAM\carol", [], default));
    }

    [Fact]
    public void A_batch_is_written_once_with_one_time_and_only_when_it_is_committed()
    {
        int asked = 0;
        using DeploymentFileAdministration sso = new(Path_, () => _now.AddSeconds(asked++));
        string before = File.ReadAllText(Path_);
        using (IChangeBatch batch = sso.BeginBatch())
        {
            foreach (string application in new[] { SeedSystem.Mapped, SeedSystem.Pathless, SeedSystem.Grouped })
            {
                ApplicationPlan.Enabled(sso.ReadApplication(application, default), false).Apply(sso, default);
                Assert.Equal(Fact.Known(false).Value, sso.ReadApplication(application, default).IsEnabled.Value);
            }

            Assert.Equal(before, File.ReadAllText(Path_));
            batch.Commit(default);
        }

        Assert.Equal(1, asked);
        Assert.Equal(3, DeploymentFile.Load(Path_).Deployment.Applications.Count(application => application.IsEnabled.Origin?.Time == _now));
    }

    [Fact]
    public void A_batch_that_is_not_committed_leaves_the_file_and_what_is_read_as_they_were()
    {
        using DeploymentFileAdministration sso = Open();
        string before = File.ReadAllText(Path_);
        using (sso.BeginBatch())
        {
            ApplicationPlan.Enabled(sso.ReadApplication(SeedSystem.Mapped, default), false).Apply(sso, default);
        }

        Assert.Equal(Fact.Known(true), sso.ReadApplication(SeedSystem.Mapped, default).IsEnabled);
        Assert.Equal(before, File.ReadAllText(Path_));
        Assert.Equal(["seed.json"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_sequence_that_fails_in_a_file_writes_none_of_its_changes()
    {
        using DeploymentFileAdministration sso = Open();
        string before = File.ReadAllText(Path_);
        Change[] changes =
        [
            ApplicationPlan.Enabled(sso.ReadApplication(SeedSystem.Mapped, default), false),
            ApplicationPlan.Enabled(sso.ReadApplication(SeedSystem.Mapped, default) with { Name = "Gone" }, false),
        ];

        AdministrationException failed = Assert.Throws<AdministrationException>(() => ChangeSequence.Apply(changes, sso, null, "", default));

        Assert.Contains("none of the 2 changes was written", failed.Message);
        Assert.Equal(before, File.ReadAllText(Path_));
    }

    [Fact]
    public void A_batch_keeps_other_writers_waiting_from_its_first_change_to_its_end()
    {
        using DeploymentFileAdministration holder = Open();
        using DeploymentFileAdministration waiter = new(Path_, () => _now, TimeSpan.Zero);
        IChangeBatch batch = holder.BeginBatch();
        waiter.Lock(default).Dispose();
        holder.WriteApplicationEnabled(SeedSystem.Mapped, false, default);

        Assert.Throws<AdministrationException>(() => waiter.Lock(default));

        batch.Dispose();
        waiter.Lock(default).Dispose();
    }

    private DeploymentFileAdministration Open() => new(Path_, () => _now);

    /// <summary>Changes the file so that neither its length nor its time tells.</summary>
    private string EditWithoutTrace(string old, string edit)
    {
        DateTime time = File.GetLastWriteTimeUtc(Path_);
        string text = File.ReadAllText(Path_).Replace(old, edit);
        Assert.Contains(edit, text);
        File.WriteAllText(Path_, text);
        File.SetLastWriteTimeUtc(Path_, time);
        return text;
    }

    private string[] Reverted(SyncDeployment deployment)
    {
        string file = Path.Combine(_folder, "reverted.json");
        DeploymentFile.Save(deployment, file);
        return File.ReadAllLines(file);
    }
}
