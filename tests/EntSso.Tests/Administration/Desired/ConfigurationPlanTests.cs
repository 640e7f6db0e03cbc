using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Administration.Desired;
using EntSso.Administration.Files;
using EntSso.Deployment;
using EntSso.Tests.Administration.Contract;
using Xunit;

namespace EntSso.Tests.Administration.Desired;

public class ConfigurationPlanTests
{
    private const string Everything =
        """
        {
          "passwordSyncMode": { "windowsToAdapters": true },
          "servers": [ { "name": "INTSVR1", "allowMiis": true, "passwordSyncAgeHours": 72, "negativeAuditLevel": 3 } ],
          "adapters": [ { "name": "SpareAdapter", "enabled": true, "syncToAdapter": true } ],
          "applications": [ { "name": "Payroll", "adapter": "SpareAdapter" }, { "name": "Orders", "directPasswordSync": true } ]
        }
        """;

    [Fact]
    public void A_plan_clears_ways_before_it_lays_others_and_opens_the_gates_last()
    {
        using PlannedAdministration sso = Seed();

        ConfigurationPlan plan = Plan(Everything, sso);

        Assert.Equal(
            [
                "Payroll: Password sync adapter: HostAdapter -> none",
                "SpareAdapter: Adapter options: syncToAdapter no -> syncToAdapter yes",
                "SpareAdapter: Adapter enabled: no -> yes",
                "Payroll: Password sync adapter: none -> SpareAdapter",
                "Orders: Direct Password Sync from Windows: no -> yes",
                "INTSVR1.fabrikam.com: Password sync age: 48 h -> 72 h",
                "INTSVR1.fabrikam.com: Audit level: successes 0, failures 1 -> successes 0, failures 3",
                "INTSVR1.fabrikam.com: Allow password sync from MIIS: no -> yes",
                "SSO system: Enable Password Sync: From Windows to adapters no -> From Windows to adapters yes",
            ],
            plan.Steps.Select(step => step.ToString()));
        Assert.Equal("HostAdapter", plan.Settings.Single(setting => setting is { Subject: "Payroll", Setting: "Password sync adapter" }).Actual);
    }

    [Fact]
    public void After_applying_nothing_differs_and_a_second_run_has_nothing_to_do()
    {
        using PlannedAdministration sso = Seed();
        List<string> made = [];
        Plan(Everything, sso).Apply(sso, change => made.Add(change.Setting), CancellationToken.None);

        ConfigurationPlan again = Plan(Everything, sso);

        Assert.Equal(9, made.Count);
        Assert.Empty(again.Differences);
        Assert.Empty(again.Steps);
        Assert.All(again.Settings, setting => Assert.Equal(SettingState.AsDesired, setting.State));
    }

    [Fact]
    public void Closing_comes_before_everything_else()
    {
        using PlannedAdministration sso = Seed();
        Plan(Everything, sso).Apply(sso, null, CancellationToken.None);

        ConfigurationPlan plan = Plan(
            """
            {
              "applications": [ { "name": "Orders", "enabled": false, "directPasswordSync": false }, { "name": "Shared", "directPasswordSync": true } ],
              "servers": [ { "name": "INTSVR1", "allowMiis": false, "allowPcns": true } ],
              "passwordSyncMode": { "windowsToAdapters": false }
            }
            """,
            sso);

        Assert.Equal(
            ["Enable Password Sync", "Allow password sync from MIIS", "Direct Password Sync from Windows", "Application enabled", "Direct Password Sync from Windows", "Allow password sync from PCNS"],
            plan.Steps.Select(step => step.Setting));
        Assert.Contains("11070", plan.Settings.Single(setting => setting.Setting == "Allow password sync from MIIS").Consequence);
    }

    [Fact]
    public void A_mode_with_directions_to_open_and_to_close_closes_first_and_opens_last()
    {
        SyncDeployment seed = SeedSystem.Deployment;
        using PlannedAdministration sso = new(
            seed with { System = seed.System with { FromAdaptersToWindows = Fact.Known(true), Flags = Fact.Known(0xA0E) } }, "the seed");
        const string desired =
            """
            {
              "passwordSyncMode": { "windowsToAdapters": true, "adaptersToDatabase": true, "adaptersToWindows": false },
              "servers": [ { "name": "INTSVR1", "allowMiis": true } ]
            }
            """;

        ConfigurationPlan plan = Plan(desired, sso);

        Assert.Equal(
            [
                "SSO system: Enable Password Sync: From adapters to Windows yes -> From adapters to Windows no",
                "INTSVR1.fabrikam.com: Allow password sync from MIIS: no -> yes",
                "SSO system: Enable Password Sync: From Windows to adapters no, From adapters to SSO database yes -> From Windows to adapters yes, From adapters to SSO database yes",
            ],
            plan.Steps.Select(step => step.ToString()));
        Assert.Equal(
            [("From adapters to Windows yes", "From adapters to Windows no"), ("From Windows to adapters no, From adapters to SSO database yes", "From Windows to adapters yes, From adapters to SSO database yes")],
            plan.Settings.Where(setting => setting.Subject == "SSO system").Select(setting => (setting.Actual, setting.Desired)));
        plan.Apply(sso, null, CancellationToken.None);
        Assert.Empty(Plan(desired, sso).Differences);
    }

    [Fact]
    public void What_is_named_like_a_server_that_cannot_be_read_is_not_held_up_by_it()
    {
        SyncDeployment seed = SeedSystem.Deployment;
        using PlannedAdministration sso = new(seed with { Applications = [seed.Applications[1] with { Name = "NOSERVER" }] }, "the seed");

        ConfigurationPlan plan = Plan(
            """{ "servers": [ { "name": "NOSERVER", "allowMiis": true } ], "applications": [ { "name": "NOSERVER", "enabled": false } ] }""", sso);

        Assert.Equal("Allow password sync from MIIS", Assert.Single(plan.Blocked).Setting);
        Assert.Equal("NOSERVER: Application enabled: yes -> no", Assert.Single(plan.Steps).ToString());
    }

    [Theory]
    [InlineData("""{ "applications": [ { "name": "Payroll", "directPasswordSync": true } ], "passwordSyncMode": { "windowsToAdapters": true } }""", "Payroll", "Remove-EntSsoAdapterApplication")]
    [InlineData("""{ "applications": [ { "name": "Config", "adapter": "HostAdapter" } ], "passwordSyncMode": { "windowsToAdapters": true } }""", "Config", "11034")]
    [InlineData("""{ "applications": [ { "name": "Nothing", "enabled": true } ], "passwordSyncMode": { "windowsToAdapters": true } }""", "Nothing", "there is no application Nothing")]
    [InlineData("""{ "servers": [ { "name": "NOSERVER", "allowMiis": true } ], "passwordSyncMode": { "windowsToAdapters": true } }""", "NOSERVER", "there is no server NOSERVER")]
    [InlineData("""{ "adapters": [ { "name": "NoAdapter", "enabled": true } ], "passwordSyncMode": { "windowsToAdapters": true } }""", "NoAdapter", "there is no adapter NoAdapter")]
    public void What_cannot_be_reached_is_said_and_nothing_is_changed(string desired, string subject, string words)
    {
        using PlannedAdministration sso = Seed();

        ConfigurationPlan plan = Plan(desired, sso);
        ConfigurationSetting blocked = Assert.Single(plan.Blocked);
        AdministrationException refused = Assert.Throws<AdministrationException>(() => plan.Apply(sso, null, CancellationToken.None));

        Assert.Equal((subject, SettingState.Different, false), (blocked.Subject, blocked.State, blocked.CanBeApplied));
        Assert.Contains(words, blocked.Remedy);
        Assert.Contains(words, refused.Message);
        Assert.Equal(Fact.Known(false), sso.ReadSystem(CancellationToken.None).FromWindowsToAdapters);
    }

    [Theory]
    [InlineData(10, "")]
    [InlineData(11, "and 1 more: ")]
    [InlineData(250, "and 240 more: ")]
    public void Of_many_settings_that_cannot_be_reached_the_first_are_said_and_the_others_counted(int count, string rest)
    {
        using PlannedAdministration sso = Seed();
        string applications = string.Join(", ", Enumerable.Range(1, count).Select(i => $$"""{ "name": "Missing{{i:000}}", "enabled": true }"""));

        AdministrationException refused = Assert.Throws<AdministrationException>(
            () => Plan($$"""{ "applications": [ {{applications}} ] }""", sso).Apply(sso, null, CancellationToken.None));

        string[] lines = refused.Message.Split('\n');
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"Missing{i:000}"), lines.Skip(1).Take(10).Select(line => line.Split(':')[0]));
        Assert.StartsWith(rest, lines.Skip(11).SingleOrDefault() ?? "", StringComparison.Ordinal);
        Assert.Equal(rest.Length > 0 ? 12 : 11, lines.Length);
    }

    [Fact]
    public void What_could_not_be_read_is_unknown()
    {
        SyncDeployment seed = SeedSystem.Deployment;
        using PlannedAdministration sso = new(seed with { Servers = [seed.Servers[0] with { AllowMiis = Fact.Unknown<bool>("the server is older than this bit") }] }, "the seed");

        ConfigurationSetting setting = Assert.Single(Plan("""{ "servers": [ { "name": "INTSVR1", "allowMiis": true } ] }""", sso).Differences);

        Assert.Equal(SettingState.Unknown, setting.State);
        Assert.Equal("unknown: the server is older than this bit", setting.Actual);
    }

    [Fact]
    public void An_spn_is_registered_where_the_directory_is_known_and_not_taken_from_another()
    {
        const string desired = """{ "servicePrincipalNames": [ { "servicePrincipalName": "ENTSSO/INTSVR1.fabrikam.com", "account": "FABRIKAM\\ssosvcact" } ] }""";
        DirectoryAccount service = EntSso.Tests.Diagnosis.Fabrikam.ServiceAccount;
        DirectoryAccount other = EntSso.Tests.Diagnosis.FabrikamSso.Alice;
        using PlannedAdministration sso = WithHolders();

        Plan(desired, sso).Apply(sso, null, CancellationToken.None);
        Assert.Empty(Plan(desired, sso).Differences);

        using PlannedAdministration taken = WithHolders(other);
        ConfigurationSetting blocked = Assert.Single(Plan(desired, taken).Blocked);
        Assert.Contains("is held by", blocked.Remedy);

        using PlannedAdministration unknown = Seed();
        Assert.Equal(SettingState.Unknown, Assert.Single(Plan(desired, unknown).Differences).State);

        PlannedAdministration WithHolders(params DirectoryAccount[] holders) => new(
            SeedSystem.Deployment with
            {
                Directory = new DirectoryFacts
                {
                    Accounts = [new AccountLookup(@"FABRIKAM\ssosvcact", Fact.Known<DirectoryAccount?>(service))],
                    ServicePrincipalNames = [new SpnLookup("ENTSSO/INTSVR1.fabrikam.com", Fact.Known<IReadOnlyList<DirectoryAccount>>(holders))],
                },
            },
            "the seed");
    }

    [Theory]
    [InlineData("INTSVR1.fabrikam.com", @"FABRIKAM\ssosvcact", SettingState.AsDesired, SettingState.AsDesired)]
    [InlineData("intsvr1.FABRIKAM.com", @"fabrikam\SSOSVCACT", SettingState.AsDesired, SettingState.AsDesired)]
    [InlineData("INTSVR1", @"FABRIKAM\other", SettingState.Different, SettingState.Different)]
    [InlineData("INTSVR1.fabrikam.com", "ssosvcact@fabrikam.com", SettingState.AsDesired, SettingState.Unknown)]
    public void Connections_of_management_agents_are_compared_and_left_to_the_sync_engine(
        string connectTo, string user, SettingState connectToState, SettingState userState)
    {
        using PlannedAdministration sso = Seed();
        PasswordExtension extension = new() { ManagementAgent = "ENTSSOMA2", ConnectTo = Fact.Known(connectTo), User = Fact.Known(user) };
        const string desired = """{ "managementAgents": [ { "name": "ENTSSOMA2", "connectTo": "INTSVR1.fabrikam.com", "user": "FABRIKAM\\ssosvcact" } ] }""";

        ConfigurationPlan plan = ConfigurationPlan.Make(Load(desired), sso, [extension], CancellationToken.None);

        Assert.Equal([connectToState, userState], plan.Settings.Select(setting => setting.State));
        Assert.All(plan.Settings, setting => Assert.True(setting.IsForeign));
        plan.Apply(sso, null, CancellationToken.None);
        Assert.Contains("no export", Plan(desired, sso).Settings[0].Actual);
    }

    [Fact]
    public void A_plan_that_is_stopped_half_way_is_completed_by_another_run()
    {
        using PlannedAdministration sso = Seed();
        using var stop = new CancellationTokenSource();
        int steps = 0;

        ChangeSequenceException stopped = Assert.Throws<ChangeSequenceException>(() => Plan(Everything, sso).Apply(
            sso,
            _ =>
            {
                if (++steps == 4)
                {
                    stop.Cancel();
                }
            },
            stop.Token));

        Assert.Equal((4, 4), (stopped.Done.Count, stopped.NotDone.Count));
        Assert.Contains("To undo: Remove-EntSsoAdapterApplication -Adapter SpareAdapter -Application Payroll", stopped.Message);
        Plan(Everything, sso).Apply(sso, null, CancellationToken.None);
        Assert.Empty(Plan(Everything, sso).Differences);
    }

    [Fact]
    public void The_current_state_has_the_form_of_the_desired_one()
    {
        using PlannedAdministration sso = Seed();
        DesiredConfiguration wanted = Load(Everything);

        DesiredConfiguration before = CurrentConfiguration.Read(wanted, sso, [], CancellationToken.None);
        Assert.Equal(new Stated<bool>(false, true), before.Servers[0].AllowMiis);
        Assert.Equal(new Stated<string?>("HostAdapter", true), before.Applications[0].Adapter);
        Assert.False(before.Servers[0].AllowPcns.IsStated);

        Plan(Everything, sso).Apply(sso, null, CancellationToken.None);
        Assert.Equal(Text(wanted), Text(CurrentConfiguration.Read(wanted, sso, [], CancellationToken.None)));
    }

    [Fact]
    public void What_cannot_be_read_is_not_stated_and_what_does_not_exist_is_left_out()
    {
        using UnreachableServer sso = new();
        DesiredConfiguration wanted = Load(
            """{ "servers": [ { "name": "INTSVR1", "allowMiis": true }, { "name": "INTSVR2", "allowMiis": true }, { "name": "NOSERVER", "allowMiis": true } ] }""");

        IReadOnlyList<DesiredServer> servers = CurrentConfiguration.Read(wanted, sso, [], CancellationToken.None).Servers;

        Assert.Equal([("INTSVR1", false), ("INTSVR2", true)], servers.Select(server => (server.Name, server.AllowMiis.IsStated)));
    }

    [Fact]
    public void A_system_that_cannot_be_reached_at_all_has_no_current_state()
    {
        using DeploymentFileAdministration sso = new("nowhere.json");

        AdministrationException unusable = Assert.Throws<AdministrationException>(
            () => CurrentConfiguration.Read(Load("""{ "servers": [ { "name": "INTSVR1", "allowMiis": true } ] }"""), sso, [], CancellationToken.None));

        Assert.Equal(AdministrationFailure.FileUnusable, unusable.Failure);
    }

    [Fact]
    public void The_lists_of_adapters_and_applications_are_read_once_however_many_are_wanted()
    {
        using CountedSystem sso = new();
        DesiredConfiguration wanted = Load(
            """
            {
              "adapters": [ { "name": "hostadapter", "enabled": true }, { "name": "SpareAdapter", "enabled": true }, { "name": "HostGroup", "enabled": true } ],
              "applications": [ { "name": "Payroll", "enabled": true }, { "name": "Orders", "enabled": true }, { "name": "Shared", "enabled": true } ]
            }
            """);

        DesiredConfiguration current = CurrentConfiguration.Read(wanted, sso, [], CancellationToken.None);

        Assert.Equal(2, sso.Loads);
        Assert.Equal([("hostadapter", true), ("SpareAdapter", false)], current.Adapters.Select(adapter => (adapter.Name, adapter.Enabled.Value)));
        Assert.Equal(["Payroll", "Orders", "Shared"], current.Applications.Select(application => application.Name));
    }

    private static PlannedAdministration Seed() => new(SeedSystem.Deployment, "the seed");

    private static ConfigurationPlan Plan(string desired, ISsoAdministration sso) => ConfigurationPlan.Make(Load(desired), sso, [], CancellationToken.None);

    private static DesiredConfiguration Load(string text) => DesiredConfigurationFile.Load(new StringReader(text), "desired.json");

    private static string Text(DesiredConfiguration configuration)
    {
        using var text = new StringWriter();
        DesiredConfigurationFile.Save(configuration, text);
        return text.ToString();
    }

    /// <summary>A system that counts how often it is asked.</summary>
    private sealed class CountedSystem : DeploymentAdministration
    {
        public int Loads { get; private set; }

        public override string Target => "the counted system";

        public override IDisposable Lock(CancellationToken cancellationToken) => new CancellationTokenSource();

        protected override SyncDeployment Load(CancellationToken cancellationToken)
        {
            Loads++;
            return SeedSystem.Deployment;
        }

        protected override void Store(SyncDeployment deployment, CancellationToken cancellationToken)
        {
        }

        protected override FactOrigin Origin() => new("the test", DateTime.MinValue);
    }

    /// <summary>A system whose first server does not answer.</summary>
    private sealed class UnreachableServer : DeploymentAdministration
    {
        private bool _wasAsked;

        public override string Target => "the half dead system";

        public override IDisposable Lock(CancellationToken cancellationToken) => new CancellationTokenSource();

        protected override SyncDeployment Load(CancellationToken cancellationToken)
        {
            bool isFirst = !_wasAsked;
            _wasAsked = true;
            return isFirst ? throw new AdministrationException(AdministrationFailure.ServerUnreachable, "INTSVR1 did not answer.") : SeedSystem.Deployment;
        }

        protected override void Store(SyncDeployment deployment, CancellationToken cancellationToken)
        {
        }

        protected override FactOrigin Origin() => new("the test", DateTime.MinValue);
    }
}
