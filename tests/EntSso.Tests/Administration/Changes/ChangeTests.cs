using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Administration.Files;
using EntSso.Deployment;
using EntSso.Tests.Administration.Contract;
using Xunit;

namespace EntSso.Tests.Administration.Changes;

public class ChangeTests
{
    private static readonly SsoServer _server = SeedSystem.Deployment.Servers[0];

    [Fact]
    public void A_change_names_the_commands_that_make_it_and_those_that_undo_it()
    {
        AffiliateApplication application = SeedSystem.Deployment.Applications[0];
        SyncAdapter adapter = SeedSystem.Deployment.Adapters[0];
        (Change Change, string Cmdlet, string Undo, string Tool)[] stories =
        [
            (ServerPlan.Gate(_server, ServerGate.Miis, true), "Enable-EntSsoMiisSync -Server INTSVR1.fabrikam.com", "Disable-EntSsoMiisSync -Server INTSVR1.fabrikam.com", "ssoconfig -allowPS MIIS yes"),
            (ServerPlan.Gate(_server, ServerGate.Pcns, true), "Enable-EntSsoPcnsSync -Server INTSVR1.fabrikam.com", "Disable-EntSsoPcnsSync -Server INTSVR1.fabrikam.com", "ssoconfig -allowPS PCNS yes"),
            (ServerPlan.PasswordSyncAge(_server, 24), "Set-EntSsoServer -Server INTSVR1.fabrikam.com -PasswordSyncAge 24", "Set-EntSsoServer -Server INTSVR1.fabrikam.com -PasswordSyncAge 48", "ssoconfig -syncAge 24"),
            (ServerPlan.AuditLevel(_server, 3, null), "Set-EntSsoServer -Server INTSVR1.fabrikam.com -PositiveAuditLevel 3 -NegativeAuditLevel 1", "Set-EntSsoServer -Server INTSVR1.fabrikam.com -PositiveAuditLevel 0 -NegativeAuditLevel 1", "ssoconfig -auditLevel 3 1"),
            (SystemPlan.Mode(SeedSystem.Deployment.System, PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.AdaptersToDatabase), "Set-EntSsoPasswordSyncMode WindowsToAdapters -Disable AdaptersToDatabase", "Set-EntSsoPasswordSyncMode AdaptersToDatabase -Disable WindowsToAdapters", "ssomanage -enable winsync\nssomanage -disable extsync"),
            (ApplicationPlan.Enabled(application, false), "Disable-EntSsoApplication -Application Payroll", "Enable-EntSsoApplication -Application Payroll", "ssomanage -disableapp Payroll"),
            (ApplicationPlan.Unassignment(application, "HostAdapter"), "Remove-EntSsoAdapterApplication -Adapter HostAdapter -Application Payroll", "Add-EntSsoAdapterApplication -Adapter HostAdapter -Application Payroll", "ssops -deleteapp Payroll"),
            (AdapterPlan.Enabled(adapter, false), "Disable-EntSsoAdapter -Adapter HostAdapter", "Enable-EntSsoAdapter -Adapter HostAdapter", "ssops -disable HostAdapter"),
            (AdapterPlan.Options(adapter, AdapterOptions.SendOldPassword, AdapterOptions.SyncToAdapter), "Set-EntSsoAdapter -Adapter HostAdapter -SyncToAdapter $false -SendOldPassword $true", "Set-EntSsoAdapter -Adapter HostAdapter -SyncToAdapter $true -SendOldPassword $false", "ssops -update FILE, with syncToAdapter no, sendOldPassword yes"),
            (MappingPlan.Enabled(SeedSystem.Alice, false), @"Disable-EntSsoMapping -Application Payroll -WindowsAccount FABRIKAM\alice -ExternalUser ALICE01", @"Enable-EntSsoMapping -Application Payroll -WindowsAccount FABRIKAM\alice -ExternalUser ALICE01", @"ssomanage -disablemapping FABRIKAM\alice Payroll"),
        ];

        Assert.Multiple([.. stories.Select<(Change, string, string, string), Action>(story => () =>
            Assert.Equal((story.Item2, story.Item3, story.Item4), (story.Item1.Cmdlet, story.Item1.Undo!.Cmdlet, story.Item1.ToolCommand)))]);
    }

    [Theory]
    [InlineData("Pay; Remove-Item *")]
    [InlineData("$(calc)")]
    [InlineData("a`b")]
    public void A_name_that_means_something_to_a_shell_stays_out_of_the_commands(string name)
    {
        Change change = ApplicationPlan.Enabled(SeedSystem.Deployment.Applications[0] with { Name = name }, false);

        Assert.Equal("Disable-EntSsoApplication -Application APPLICATION", change.Cmdlet);
        Assert.Equal("ssomanage -disableapp APPLICATION", change.ToolCommand);
    }

    [Theory]
    [InlineData("")]
    [InlineData(@"D:\")]
    [InlineData("d:/Replay files")]
    [InlineData(@"\\files.fabrikam.com\replay$\sso")]
    public void The_replay_folder_is_an_absolute_path_or_the_default(string folder) =>
        Assert.True(ServerPlan.ReplayDirectory(_server, folder).IsNeeded);

    [Theory]
    [InlineData("-default")]
    [InlineData("-sqlServer")]
    [InlineData("Replay")]
    [InlineData(@"..\Replay")]
    [InlineData(@"\Replay")]
    [InlineData("D:Replay")]
    [InlineData(@"\\server")]
    [InlineData(@"\\?\D:\Replay")]
    [InlineData(@"\\.\pipe\x")]
    [InlineData("D:\\a\"b")]
    [InlineData("D:\\a\nb")]
    [InlineData(" ")]
    public void A_replay_folder_that_is_no_absolute_path_is_refused(string folder)
    {
        AdministrationException refused = Assert.Throws<AdministrationException>(() => ServerPlan.ReplayDirectory(_server, folder));

        Assert.Equal(AdministrationFailure.RuleViolated, refused.Failure);
        Assert.Contains("is not an absolute Windows path", refused.Message);
    }

    [Theory]
    [InlineData("", "-default")]
    [InlineData(@"D:\Replay files", "\"D:\\Replay files\"")]
    [InlineData(@"D:\Replay files\", "\"D:\\Replay files\"")]
    [InlineData(@"D:\", @"D:\")]
    [InlineData(@"D:\$(calc)", "FOLDER")]
    [InlineData(@"D:\%TEMP%", "FOLDER")]
    public void The_command_for_a_replay_folder_can_be_pasted(string folder, string word) =>
        Assert.Equal($"ssoconfig -replayFiles {word}", ServerPlan.ReplayDirectory(_server, folder).ToolCommand);

    [Fact]
    public void A_change_says_what_it_is_in_the_words_of_the_console()
    {
        Assert.Equal("INTSVR1.fabrikam.com: Allow password sync from MIIS: no -> yes", ServerPlan.Gate(_server, ServerGate.Miis, true).ToString());
        Assert.Equal(
            "SSO system: Enable Password Sync: From Windows to adapters no -> From Windows to adapters yes",
            SystemPlan.Mode(SeedSystem.Deployment.System, PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.None).ToString());
        Assert.Equal(
            "INTSVR1.fabrikam.com: Allow password sync from MIIS: unknown: access was denied -> yes",
            ServerPlan.Gate(_server with { AllowMiis = Fact.Unknown<bool>("access was denied") }, ServerGate.Miis, true).ToString());
    }

    [Fact]
    public void Closing_a_gate_says_what_stops_and_opening_both_what_happens()
    {
        Assert.Contains("11070", ServerPlan.Gate(_server with { AllowMiis = Fact.Known(true) }, ServerGate.Miis, false).Consequence);
        Assert.Contains("10710", ServerPlan.Gate(_server with { AllowPcns = Fact.Known(true) }, ServerGate.Miis, true).Consequence);
        Assert.Equal("", ServerPlan.Gate(_server, ServerGate.Miis, true).Consequence);
        Assert.Contains("10708", SystemPlan.Mode(SeedSystem.Deployment.System, PasswordSyncMode.None, PasswordSyncMode.WindowsToAdapters).Consequence);
    }

    [Fact]
    public void A_direction_that_another_needs_has_to_be_known_unless_the_change_sets_it()
    {
        SsoSystem system = SeedSystem.Deployment.System with
        {
            FromWindowsToAdapters = Fact.Unknown<bool>("access was denied"),
            FromAdaptersToDatabase = Fact.Unknown<bool>("access was denied"),
            FromAdaptersToWindows = Fact.Unknown<bool>("access was denied"),
        };

        Unknown("Turn AdaptersToDatabase on as well.", () => SystemPlan.Mode(system, PasswordSyncMode.AdaptersToWindows, PasswordSyncMode.None));
        Unknown("Turn AdaptersToWindows off as well.", () => SystemPlan.Mode(system, PasswordSyncMode.None, PasswordSyncMode.AdaptersToDatabase));

        Assert.True(SystemPlan.Mode(system, PasswordSyncMode.AdaptersToWindows | PasswordSyncMode.AdaptersToDatabase, PasswordSyncMode.None).IsNeeded);
        Assert.True(SystemPlan.Mode(system, PasswordSyncMode.None, PasswordSyncMode.AdaptersToWindows | PasswordSyncMode.AdaptersToDatabase).IsNeeded);
        Assert.True(SystemPlan.Mode(system, PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.AdaptersToWindows).IsNeeded);
        Assert.True(SystemPlan.Mode(
            system with { FromAdaptersToWindows = Fact.Known(false) }, PasswordSyncMode.None, PasswordSyncMode.AdaptersToDatabase).IsNeeded);
    }

    [Fact]
    public void An_option_that_another_needs_has_to_be_known_unless_the_change_sets_it()
    {
        SyncAdapter adapter = SeedSystem.Deployment.Adapters[0] with
        {
            SyncFromAdapter = Fact.Unknown<bool>("access was denied"),
            ChangeWindowsPassword = Fact.Unknown<bool>("access was denied"),
        };

        Unknown("Turn SyncFromAdapter on as well.", () => AdapterPlan.Options(adapter, AdapterOptions.ChangeWindowsPassword, AdapterOptions.None));
        Unknown("Turn ChangeWindowsPassword off as well.", () => AdapterPlan.Options(adapter, AdapterOptions.None, AdapterOptions.SyncFromAdapter));

        Assert.True(AdapterPlan.Options(adapter, AdapterOptions.ChangeWindowsPassword | AdapterOptions.SyncFromAdapter, AdapterOptions.None).IsNeeded);
        Assert.True(AdapterPlan.Options(adapter, AdapterOptions.SendOldPassword, AdapterOptions.ChangeWindowsPassword).IsNeeded);
    }

    [Fact]
    public void A_gate_can_be_closed_whatever_other_directions_say()
    {
        SsoSystem odd = SeedSystem.Deployment.System with { FromAdaptersToDatabase = Fact.Known(false), FromAdaptersToWindows = Fact.Known(true), FromWindowsToAdapters = Fact.Known(true) };

        Assert.True(SystemPlan.Mode(odd, PasswordSyncMode.None, PasswordSyncMode.WindowsToAdapters).IsNeeded);
    }

    [Fact]
    public void What_changed_between_planning_and_making_is_told_as_it_is_known()
    {
        using PlannedAdministration sso = new(SeedSystem.Deployment, "the seed");
        Change known = ServerPlan.PasswordSyncAge(_server with { PasswordSyncAgeHours = Fact.Known(24) }, 72);
        Change unknown = ServerPlan.PasswordSyncAge(_server with { PasswordSyncAgeHours = Fact.Unknown<int>("access was denied") }, 72);

        AdministrationException changed = Assert.Throws<AdministrationException>(() => known.Apply(sso, default));
        AdministrationException appeared = Assert.Throws<AdministrationException>(() => unknown.Apply(sso, default));

        Assert.Equal((AdministrationFailure.ConcurrentChange, AdministrationFailure.ConcurrentChange), (changed.Failure, appeared.Failure));
        Assert.Contains("was 24 h when the change was planned and is 48 h now: another program or user has changed it.", changed.Message);
        Assert.Contains("could not be read when the change was planned and is 48 h now.", appeared.Message);
        Assert.DoesNotContain("somebody else", appeared.Message);
        Assert.Equal(Fact.Known(48), sso.ReadServer(SeedSystem.Server, default).PasswordSyncAgeHours);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_age_is_above_zero(int hours) => Assert.Throws<ArgumentOutOfRangeException>(() => ServerPlan.PasswordSyncAge(_server, hours));

    [Theory]
    [InlineData(4, 0)]
    [InlineData(0, -1)]
    public void An_audit_level_is_0_to_3(int positive, int negative) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ServerPlan.AuditLevel(_server, positive, negative));

    [Fact]
    public void An_audit_level_that_is_to_be_kept_has_to_be_known()
    {
        SsoServer server = _server with { NegativeAuditLevel = Fact.Unknown<int>("access was denied") };

        AdministrationException unknown = Assert.Throws<AdministrationException>(() => ServerPlan.AuditLevel(server, 3, null));
        Assert.Equal(AdministrationFailure.PreconditionUnknown, unknown.Failure);
        Assert.Contains("access was denied", unknown.Message);
        Assert.True(ServerPlan.AuditLevel(server, 3, 1).IsNeeded);
    }

    [Fact]
    public void A_mapping_is_not_reset_where_the_account_is_no_application_user_or_nobody_knows()
    {
        AffiliateApplication application = SeedSystem.Deployment.Applications[0];
        MappingFilter filter = MappingFilter.For(SeedSystem.Alice);

        AdministrationException outside = Assert.Throws<AdministrationException>(
            () => MappingPlan.Reset(application, [SeedSystem.Alice], filter, Fact.Known(false), enable: null, force: false));
        Assert.Equal(AdministrationFailure.RuleViolated, outside.Failure);
        Assert.Contains(@"FABRIKAM\Payroll Users", outside.Message);

        AdministrationException unknown = Assert.Throws<AdministrationException>(
            () => MappingPlan.Reset(application, [SeedSystem.Alice], filter, Fact.Unknown<bool>("no directory was queried"), enable: null, force: false));
        Assert.Equal(AdministrationFailure.PreconditionUnknown, unknown.Failure);
        Assert.Contains("no directory was queried", unknown.Message);

        Assert.Equal(4, MappingPlan.Reset(application, [SeedSystem.Alice], filter, Fact.Known(false), enable: null, force: true).Changes.Count);
    }

    [Fact]
    public void A_mapping_that_is_gone_or_not_unique_has_to_be_named_in_full()
    {
        AffiliateApplication application = SeedSystem.Deployment.Applications[0];

        Assert.Equal(AdministrationFailure.NotFound, Assert.Throws<AdministrationException>(() => MappingPlan.Reset(
            application, [], new MappingFilter("Payroll", @"FABRIKAM\carol"), Fact.Known(true), null, false)).Failure);
        Assert.Equal(AdministrationFailure.Ambiguous, Assert.Throws<AdministrationException>(() => MappingPlan.Reset(
            application, [SeedSystem.Alice, SeedSystem.Bob], new MappingFilter("Payroll"), Fact.Known(true), null, false)).Failure);
        Assert.Equal(
            ["Mapping exists", "Mapping enabled"],
            MappingPlan.Reset(application, [], new MappingFilter("Payroll", @"FABRIKAM\carol", "CAROL1"), Fact.Known(true), null, false).Changes.Select(change => change.Setting));
    }

    [Fact]
    public void A_write_that_does_not_show_is_reported()
    {
        using ForgetfulAdministration sso = new();
        Change change = ServerPlan.Gate(sso.ReadServer(SeedSystem.Server, default), ServerGate.Miis, true);

        AdministrationException failed = Assert.Throws<AdministrationException>(() => change.Apply(sso, default));

        Assert.Equal(AdministrationFailure.NotVerified, failed.Failure);
        Assert.Contains("ssoconfig -allowPS MIIS yes", failed.Message);
    }

    [Fact]
    public void A_sequence_that_fails_says_what_was_done_and_how_to_go_back()
    {
        using PlannedAdministration sso = new(SeedSystem.Deployment, "the seed");
        List<Change> changes =
        [
            ServerPlan.Gate(_server, ServerGate.Miis, true),
            ServerPlan.Gate(_server, ServerGate.Pcns, false),
            ApplicationPlan.Enabled(SeedSystem.Deployment.Applications[0] with { Name = "Gone" }, false),
            AdapterPlan.Enabled(SeedSystem.Deployment.Adapters[1], true),
        ];

        ChangeSequenceException failed = Assert.Throws<ChangeSequenceException>(() => ChangeSequence.Apply(changes, sso, null, "", default));

        Assert.False(failed.IsStopped);
        Assert.Equal("Gone", failed.Failed.Subject);
        Assert.Equal([SeedSystem.SpareAdapter], failed.NotDone.Select(change => change.Subject));
        Assert.Contains("Done before: INTSVR1.fabrikam.com: Allow password sync from MIIS: no -> yes.", failed.Message);
        Assert.Contains("To undo: Disable-EntSsoMiisSync -Server INTSVR1.fabrikam.com", failed.Message);
        Assert.Contains("there is no application Gone", failed.Message);
    }

    [Fact]
    public void A_sequence_that_fails_at_once_fails_as_the_change_does()
    {
        using PlannedAdministration sso = new(SeedSystem.Deployment, "the seed");

        Assert.Throws<AdministrationException>(() => ChangeSequence.Apply(
            [ApplicationPlan.Enabled(SeedSystem.Deployment.Applications[0] with { Name = "Gone" }, false)], sso, null, "", default));
    }

    private static void Unknown(string advice, Action plan)
    {
        AdministrationException refused = Assert.Throws<AdministrationException>(plan);
        Assert.Equal(AdministrationFailure.PreconditionUnknown, refused.Failure);
        Assert.Contains("access was denied", refused.Message);
        Assert.EndsWith(advice, refused.Message);
    }

    /// <summary>Takes every write and keeps none, as a service that needs a restart would.</summary>
    private sealed class ForgetfulAdministration : DeploymentAdministration
    {
        public override string Target => "the forgetful system";

        public override IDisposable Lock(CancellationToken cancellationToken) => new CancellationTokenSource();

        protected override SyncDeployment Load(CancellationToken cancellationToken) => SeedSystem.Deployment;

        protected override void Store(SyncDeployment deployment, CancellationToken cancellationToken)
        {
        }

        protected override FactOrigin Origin() => new("nowhere", DateTime.MinValue);
    }
}
