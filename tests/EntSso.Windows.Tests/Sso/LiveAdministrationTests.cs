using EntSso.Administration;
using EntSso.Deployment;
using EntSso.FakeComponents;
using Xunit;

namespace EntSso.Windows.Tests.Sso;

/// <summary>What is particular to a live system: which calls are made, what they pass, and what is said when they fail.</summary>
[Collection(ComponentsCollection.Name)]
public sealed class LiveAdministrationTests : IDisposable
{
    private const string Server = "INTSVR1.fabrikam.com";
    private static readonly Mapping _alice = new() { Application = "Payroll", WindowsDomain = "FABRIKAM", WindowsUser = "alice", ExternalUser = "ALICE01" };
    private readonly LiveFixture? _fixture = OperatingSystem.IsWindows() ? new LiveFixture(FakeSsoSystem.Seeded()) : null;

    private static CancellationToken None => CancellationToken.None;

    private FakeSsoSystem System => _fixture!.System;

    public void Dispose() => _fixture?.Dispose();

    [WindowsFact]
    public void The_system_mode_is_written_with_a_mask_and_the_numbers_just_read()
    {
        using ISsoAdministration sso = _fixture!.Open();
        sso.WritePasswordSyncMode(PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.WindowsToAdapters | PasswordSyncMode.AdaptersToDatabase, None);

        Assert.Equal(
            [$"{Server} GetGlobalInfo()", $"{Server} UpdateGlobalInfo(0x400, 0x600, 1001, 1002, 1003, 1004, 2, 60, null, null, null)"], System.Calls);
        Assert.Equal(0x446, System.GlobalFlags);
        Assert.Equal([1001, 1002, 1003, 1004, 2, 60], System.GlobalNumbers);
    }

    [WindowsFact]
    public void What_is_not_in_the_mask_is_not_written_even_when_it_is_in_the_mode()
    {
        using ISsoAdministration sso = _fixture!.Open();
        sso.WritePasswordSyncMode(
            PasswordSyncMode.WindowsToAdapters | PasswordSyncMode.AdaptersToDatabase, PasswordSyncMode.WindowsToAdapters, None);
        sso.WritePasswordSyncMode(PasswordSyncMode.AdaptersToWindows, PasswordSyncMode.None, None);
        sso.WriteAdapterOptions("SpareAdapter", AdapterOptions.SyncToAdapter | AdapterOptions.SendOldPassword, AdapterOptions.SyncToAdapter, None);
        sso.WriteAdapterOptions("SpareAdapter", AdapterOptions.SyncToAdapter, AdapterOptions.None, None);

        Assert.Equal(
            [
                $"{Server} UpdateGlobalInfo(0x400, 0x400, 1001, 1002, 1003, 1004, 2, 60, null, null, null)",
                $"{Server} UpdateApplication(SpareAdapter, null, null, null, null, 0x400, 0x400)",
            ],
            System.Writes);
    }

    [WindowsFact]
    public void An_application_is_enabled_by_its_flag_alone_and_purged_from_caches()
    {
        using ISsoAdministration sso = _fixture!.Open();
        sso.WriteApplicationEnabled("Orders", false, None);
        sso.WriteApplicationEnabled("Orders", true, None);
        sso.WriteAdapterEnabled("SpareAdapter", true, None);

        Assert.Equal(
            [
                $"{Server} UpdateApplication(Orders, null, null, null, null, 0x0, 0x2)",
                $"{Server} PurgeCacheForApplication(Orders)",
                $"{Server} UpdateApplication(Orders, null, null, null, null, 0x2, 0x2)",
                $"{Server} PurgeCacheForApplication(Orders)",
                $"{Server} UpdateApplication(SpareAdapter, null, null, null, null, 0x2, 0x2)",
            ],
            System.Writes);
    }

    [WindowsFact]
    public void An_application_whose_cache_cannot_be_purged_is_said_to_be_changed()
    {
        using ISsoAdministration sso = _fixture!.Open();
        System.Fail("PurgeCacheForApplication", unchecked((int)0x80070005));

        AdministrationException exception = Refused(AdministrationFailure.AccessDenied, () => sso.WriteApplicationEnabled("Orders", false, None));

        Assert.Contains("which has been disabled", exception.Message);
    }

    [WindowsFact]
    public void An_application_without_all_its_fields_cannot_be_enabled()
    {
        using ISsoAdministration sso = _fixture!.Open();
        System.Applications.Add(new FakeApplication("Half", FakeApplication.Individual) { DeclaredFields = 2, Fields = { ("User ID", 0) } });

        AdministrationException exception = Refused(AdministrationFailure.Refused, () => sso.WriteApplicationEnabled("Half", true, None));

        Assert.Contains("10769 ENTSSO_E_APP_INCOMPLETE_FIELDS, 0xC0002A11", exception.Message);
        Assert.Contains("not all of its declared fields", exception.Message);
    }

    [WindowsFact]
    public void Direct_sync_goes_by_property_bag_and_nothing_else_is_in_it()
    {
        using ISsoAdministration sso = _fixture!.Open();
        sso.WriteDirectPasswordSync("Orders", true, None);
        sso.WriteDirectPasswordSync("Orders", false, None);

        Assert.Equal(
            [$"{Server} UpdateApplication2(Orders, directPasswordSync=True, )", $"{Server} UpdateApplication2(Orders, directPasswordSync=False, )"], System.Writes);
    }

    [WindowsTheory]
    [InlineData("Payroll", "SpareAdapter", 10825)]
    [InlineData("Config", "SpareAdapter", 10823)]
    [InlineData("Orders", "Payroll", 10824)]
    [InlineData("Orders", "Group", 10824)]
    public void An_assignment_against_the_rules_is_refused_with_the_product_s_number(string application, string adapter, int id)
    {
        using ISsoAdministration sso = _fixture!.Open();
        System.Applications.Add(new FakeApplication("Group", FakeApplication.GroupAdapter));

        Assert.Contains($"{id} ENTSSO_E_PSADMIN", Refused(AdministrationFailure.Refused, () => sso.WriteApplicationAdapter(application, adapter, None)).Message);
    }

    [WindowsTheory]
    [InlineData(10756)]
    [InlineData(10822)]
    public void What_is_not_there_is_not_found(int id)
    {
        using ISsoAdministration sso = _fixture!.Open();

        Assert.Contains($"{id}", Refused(
            AdministrationFailure.NotFound, () => sso.WriteApplicationAdapter(id == 10756 ? "Nothing" : "Orders", "Nowhere", None)).Message);
    }

    [WindowsFact]
    public void Only_the_flags_that_a_creator_may_set_are_passed_when_a_mapping_is_created()
    {
        using ISsoAdministration sso = _fixture!.Open();
        sso.CreateMapping(
            new Mapping { Application = "Orders", WindowsDomain = "FABRIKAM", WindowsUser = "carol", ExternalUser = "CAROL01", Flags = 0x0700000E | 0x10 }, None);

        FakeMapping created = Assert.Single(System.Mappings, m => m.User == "carol");
        Assert.Equal(0x400000C, created.Flags);
        Assert.EndsWith("0x400000C, 0)", Assert.Single(System.Writes));
    }

    [WindowsFact]
    public void Mappings_are_asked_for_by_account_or_by_application_and_external_account()
    {
        using ISsoAdministration sso = _fixture!.Open();

        Mapping alice = Assert.Single(sso.ReadMappings(new MappingFilter(WindowsAccount: @"FABRIKAM\alice"), None));
        Mapping bob = Assert.Single(sso.ReadMappings(new MappingFilter("Payroll", "", "BOB01"), None));
        Assert.Empty(sso.ReadMappings(new MappingFilter("Orders", @"FABRIKAM\alice"), None));

        Assert.Equal((MappingState.Enabled, 0x6), (alice.State, alice.Flags));
        Assert.Equal((MappingState.Disabled, MappingCredentials.Unknown), (bob.State, bob.Credentials));
        Assert.Equal($"COM SSOMapper on {Server}", alice.Origin!.Source);
        Assert.Equal(
            [$"{Server} GetMappingsForWindowsUser(FABRIKAM, alice, null)", $"{Server} GetMappingsForExternalUser(Payroll, BOB01)", $"{Server} GetMappingsForWindowsUser(FABRIKAM, alice, Orders)"],
            System.Calls);
    }

    [WindowsFact]
    public void An_error_that_says_that_there_is_no_mapping_is_an_empty_list()
    {
        using ISsoAdministration sso = _fixture!.Open();
        foreach (int id in new[] { 10757, 10835 })
        {
            System.FailWithEvent("GetMappingsForWindowsUser", id);
            Assert.Empty(sso.ReadMappings(new MappingFilter(WindowsAccount: @"FABRIKAM\alice"), None));
        }
    }

    [WindowsTheory]
    [InlineData("Payroll", "", "")]
    [InlineData("", "", "ALICE01")]
    [InlineData("", "alice@fabrikam.com", "")]
    public void A_question_that_ENTSSO_cannot_answer_is_refused_with_advice(string application, string account, string externalUser)
    {
        using ISsoAdministration sso = _fixture!.Open();

        Assert.Contains(@"DOMAIN\user", Refused(
            AdministrationFailure.Ambiguous, () => sso.ReadMappings(new MappingFilter(application, account, externalUser), None)).Message);
        Assert.Empty(System.Calls);
    }

    [WindowsFact]
    public void Another_server_is_gone_through_when_it_is_named()
    {
        using ISsoAdministration sso = _fixture!.Open("INTSVR2");
        sso.WriteDirectPasswordSync("Orders", true, None);
        sso.WriteMappingEnabled(_alice, true, None);

        Assert.All(System.Calls, call => Assert.StartsWith("INTSVR2 ", call));
        Assert.Equal("the SSO system through INTSVR2", sso.Target);
    }

    [WindowsFact]
    public void The_selected_server_tells_its_name()
    {
        using ISsoAdministration sso = _fixture!.Open(server: null);

        Assert.Equal(Fact.Known(Server), sso.ReadSystem(None).ReadThrough);
        Assert.Equal([Server, "INTSVR2.fabrikam.com"], sso.ReadServers(None).Select(s => s.Name));
        Assert.Equal("the SSO system through the selected SSO server", sso.Target);
    }

    [WindowsFact]
    public void The_settings_of_the_system_come_from_three_interfaces()
    {
        using ISsoAdministration sso = _fixture!.Open();
        System.DatabaseNeedsUpgrade = true;
        SsoSystem system = sso.ReadSystem(None);

        Assert.Equal(("SQL1", "SSODB"), (system.DatabaseServer.Value, system.DatabaseName.Value));
        Assert.Equal((true, true), (system.IsDatabaseReachable.Value, system.DatabaseNeedsUpgrade.Value));
        Assert.Equal((1001, 1002, 1004), (system.AuditDeletedApplications.Value, system.AuditDeletedMappings.Value, system.AuditCredentialLookups.Value));
        Assert.Equal((2, 60), (system.TicketTimeoutMinutes.Value, system.CredentialCacheTimeoutMinutes.Value));
        Assert.Equal(@"FABRIKAM\SSO Affiliate Administrators", system.SsoAffiliateAdministrators.Value);
        Assert.Equal($"COM SSOAdmin on {Server}", system.IsEnabled.Origin!.Source);
        Assert.Equal($"COM SSOConfigOM on {Server}", system.DatabaseServer.Origin!.Source);
    }

    [WindowsFact]
    public void A_database_that_cannot_be_looked_at_leaves_the_rest_known()
    {
        using ISsoAdministration sso = _fixture!.Open();
        System.FailWithEvent("GetDBInfo", 10785);
        SsoSystem system = sso.ReadSystem(None);

        Assert.True(system.IsEnabled.Value);
        Assert.Contains("10785", system.IsDatabaseReachable.Reason);
    }

    [WindowsFact]
    public void An_adapter_is_read_with_its_computer_applications_and_group()
    {
        using ISsoAdministration sso = _fixture!.Open();
        System.Applications.Add(new FakeApplication("Hosts", FakeApplication.GroupAdapter) { Computer = "HOST1.fabrikam.com" });
        System.AssignToGroup("HostAdapter", "Hosts");

        SyncAdapter adapter = sso.ReadAdapter("hostadapter", None);

        Assert.Equal(("HostAdapter", "HOST1.fabrikam.com", "Hosts"), (adapter.Name, adapter.Computer.Value, adapter.Group.Value));
        Assert.Equal(["Payroll"], adapter.Applications.Value);
        Assert.False(adapter.Properties.IsKnown);
        Assert.Equal(Fact.Known<string?>(null), sso.ReadAdapter("SpareAdapter", None).Group);
    }

    [WindowsFact]
    public void An_application_whose_adapters_cannot_be_read_has_an_unknown_adapter_and_no_none()
    {
        using ISsoAdministration sso = _fixture!.Open();
        System.Fail("GetApplicationsForAdapter", unchecked((int)0x80070005));

        AffiliateApplication application = sso.ReadApplication("Orders", None);

        Assert.False(application.Adapter.IsKnown);
        Assert.Equal(2, application.Fields.Value.Count);
    }

    [WindowsFact]
    public void A_mapper_without_the_newer_interface_tells_less_and_what_it_does_not_tell_is_unknown()
    {
        using ISsoAdministration sso = _fixture!.Open();
        System.IsMapperOld = true;

        AffiliateApplication application = sso.ReadApplication("Payroll", None);

        Assert.Equal(Fact.Known("About Payroll"), application.Description);
        Assert.Equal(Fact.Known(ApplicationType.Individual), application.Type);
        Assert.Contains("ISSOMapper2", application.IsEnabled.Reason);
        Assert.Contains("ISSOMapper2", application.Users.Reason);
    }

    [WindowsFact]
    public void Access_denied_names_the_role_of_the_very_call()
    {
        using ISsoAdministration sso = _fixture!.Open();
        System.Fail("GetGlobalInfo", unchecked((int)0x80070005));
        System.FailWithEvent("UpdateApplication", 10842);
        System.FailWithEvent("Enable", 10842);

        Assert.Contains("belong to SSO Administrators;", Refused(AdministrationFailure.AccessDenied, () => sso.ReadSystem(None)).Message);
        Assert.Contains(
            "belong to SSO Administrators;",
            Refused(AdministrationFailure.AccessDenied, () => sso.WritePasswordSyncMode(PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.WindowsToAdapters, None)).Message);
        Assert.Contains(
            "Application Administrators of the adapter or SSO Administrators",
            Refused(AdministrationFailure.AccessDenied, () => sso.WriteAdapterEnabled("HostAdapter", false, None)).Message);
        string message = Refused(AdministrationFailure.AccessDenied, () => sso.WriteMappingEnabled(_alice, true, None)).Message;
        Assert.Contains("Application Administrators of the application", message);
        Assert.Contains("event 10842", message);
        Assert.Contains("not elevated", message);
        Assert.Contains(@"enable the mapping FABRIKAM\alice -> Payroll:ALICE01", message);
    }

    [WindowsFact]
    public void Each_value_of_a_server_s_state_is_told_under_its_own_name()
    {
        using ISsoAdministration sso = _fixture!.Open();
        FakeServer fake = System.Servers[0];
        (fake.ClusterName, fake.NodeName, fake.SqlServer, fake.SqlDatabase) = ("SSOCLUSTER", "NODE1", "SQL7", "SSODB7");
        (fake.NegativeAuditLevel, fake.PositiveAuditLevel, fake.PasswordSyncAge) = (3, 1, 36);

        SsoServer server = sso.ReadServer(Server, None);

        Assert.Equal(
            ("SSOCLUSTER", "NODE1", "SQL7", "SSODB7"),
            (server.ClusterName.Value, server.NodeName.Value, server.DatabaseServer.Value, server.DatabaseName.Value));
        Assert.Equal((11, 12, 13), (server.InformationCount.Value, server.WarningCount.Value, server.ErrorCount.Value));
        Assert.Equal((3, 1, 36), (server.NegativeAuditLevel.Value, server.PositiveAuditLevel.Value, server.PasswordSyncAgeHours.Value));
    }

    [WindowsFact]
    public void Every_component_is_let_go_of_at_once_also_after_an_error()
    {
        using ISsoAdministration sso = _fixture!.Open();
        sso.ReadSystem(None);
        sso.ReadMappings(new MappingFilter(WindowsAccount: @"FABRIKAM\alice"), None);
        sso.WriteDirectPasswordSync("Orders", true, None);
        Refused(AdministrationFailure.NotFound, () => sso.WriteApplicationAdapter("Orders", "Nowhere", None));

        Assert.True(System.Components.Count >= 5, "a call made no object");
        Assert.All(System.Components, component => Assert.Equal(0, ComApi.ReferencesTo(component)));
    }

    [WindowsFact]
    public void A_server_that_does_not_answer_is_unreachable_and_one_that_nobody_knows_is_not_found()
    {
        using ISsoAdministration sso = _fixture!.Open();

        AdministrationException unknown = Refused(AdministrationFailure.NotFound, () => sso.ReadServer("INTSVR9", None));
        Assert.Contains("it lists INTSVR1.fabrikam.com, INTSVR2.fabrikam.com", unknown.Message);

        System.Fail("GetServerStatus", unchecked((int)0x800706BA));
        Assert.Contains("TCP 135", Refused(AdministrationFailure.ServerUnreachable, () => sso.ReadServer("INTSVR2", None)).Message);

        IReadOnlyList<SsoServer> servers = sso.ReadServers(None);
        Assert.Equal(2, servers.Count);
        Assert.All(servers, server => Assert.Contains("did not answer", server.AllowMiis.Reason));
    }

    [WindowsFact]
    public void A_server_setting_of_another_computer_is_not_written_but_shown_how()
    {
        using ISsoAdministration sso = _fixture!.Open();
        Action[] writes =
        [
            () => sso.WriteServerGate("INTSVR2.fabrikam.com", ServerGate.Miis, true, None),
            () => sso.WritePasswordSyncAge("INTSVR2.fabrikam.com", 12, None),
            () => sso.WriteAuditLevels("INTSVR2.fabrikam.com", new AuditLevels(1, 1), None),
            () => sso.WriteReplayDirectory("INTSVR2.fabrikam.com", "", None),
        ];

        Assert.All(writes, write =>
        {
            string message = Refused(AdministrationFailure.ServerNotLocal, write).Message;
            Assert.Contains("Invoke-Command -ComputerName INTSVR2.fabrikam.com {", message);
            Assert.Contains("this is INTSVR1", message);
        });
    }

    [WindowsTheory]
    [InlineData("SSOCLUSTER", "NODE1")]
    [InlineData("ssocluster.fabrikam.com", "node1.fabrikam.com")]
    public void A_clustered_server_is_written_by_its_cluster_name_on_the_node_that_it_runs_on(string name, string node)
    {
        System.Servers.Add(new FakeServer("SSOCLUSTER.fabrikam.com") { ClusterName = "SSOCLUSTER", NodeName = node });
        using ISsoAdministration sso = _fixture!.Open(computer: "NODE1");

        sso.WriteServerGate(name, ServerGate.Miis, true, None);

        Assert.Equal([["-allowPS", "MIIS", "yes"]], _fixture.ToolCalls);
        Assert.Equal(Fact.Known(true), sso.ReadServer(name, None).AllowMiis);
    }

    [WindowsFact]
    public void A_clustered_server_that_runs_on_another_node_leads_to_that_node()
    {
        System.Servers.Add(new FakeServer("SSOCLUSTER.fabrikam.com") { ClusterName = "SSOCLUSTER", NodeName = "NODE2" });
        using ISsoAdministration sso = _fixture!.Open(computer: "NODE1");

        string message = Refused(AdministrationFailure.ServerNotLocal, () => sso.WritePasswordSyncAge("SSOCLUSTER", 12, None)).Message;

        Assert.Contains("this is NODE1", message);
        Assert.Contains("Invoke-Command -ComputerName NODE2 {", message);
    }

    [WindowsFact]
    public void A_cluster_that_does_not_answer_is_not_taken_for_this_computer()
    {
        System.Servers.Add(new FakeServer("SSOCLUSTER.fabrikam.com") { ClusterName = "SSOCLUSTER", NodeName = "NODE1" });
        System.Fail("GetServerStatus", unchecked((int)0x800706BA));
        using ISsoAdministration sso = _fixture!.Open(computer: "NODE1");

        Refused(AdministrationFailure.ServerNotLocal, () => sso.WriteServerGate("SSOCLUSTER", ServerGate.Miis, true, None));
    }

    [WindowsFact]
    public void A_server_setting_is_written_by_ssoconfig_with_documented_arguments()
    {
        using ISsoAdministration sso = _fixture!.Open();
        sso.WriteServerGate("localhost", ServerGate.Miis, true, None);
        sso.WriteServerGate("INTSVR1", ServerGate.Pcns, false, None);
        sso.WritePasswordSyncAge(Server, 72, None);
        sso.WriteAuditLevels(Server, new AuditLevels(1, 3), None);
        sso.WriteReplayDirectory(Server, @"D:\Replay files & more\", None);
        sso.WriteReplayDirectory(Server, "", None);

        Assert.Equal(
            [
                ["-allowPS", "MIIS", "yes"],
                ["-allowPS", "PCNS", "no"],
                ["-syncAge", "72"],
                ["-auditLevel", "1", "3"],
                ["-replayFiles", @"D:\Replay files & more\"],
                ["-replayFiles", "-default"],
            ],
            _fixture.ToolCalls);
        Assert.Equal(Fact.Known(true), sso.ReadServer(Server, None).AllowMiis);
    }

    [WindowsFact]
    public void A_tool_that_ends_with_an_error_is_shown_with_what_it_wrote()
    {
        using ISsoAdministration sso = _fixture!.Open();
        _fixture.TellTool("EXIT", "1");
        _fixture.TellTool("OUTPUT", "ERROR: 0x80070005 : Zugriff verweigert");

        string message = Refused(AdministrationFailure.ToolFailed, () => sso.WriteServerGate(Server, ServerGate.Miis, true, None)).Message;

        Assert.Contains("ssoconfig.exe -allowPS MIIS yes ended with exit code 1", message);
        Assert.Contains("Zugriff verweigert", message);
        Assert.Contains("elevated", message);
    }

    [WindowsFact]
    public void Missing_components_are_named_with_the_width_of_this_process()
    {
        OtherComponents.RequireNone();
        _fixture!.Unregister();
        using ISsoAdministration sso = _fixture.Open();

        string message = Refused(AdministrationFailure.ComponentsMissing, () => sso.ReadSystem(None)).Message;

        (string width, string otherShell) = Environment.Is64BitProcess ? ("64-bit", "SysWOW64") : ("32-bit", "Sysnative");
        Assert.Contains($"no ENTSSO administration components for this {width} process", message);
        Assert.Contains(otherShell, message);
        Assert.Contains("REGDB_E_CLASSNOTREG, 0x80040154", message);
    }

    [WindowsFact]
    public void Nothing_is_called_once_the_token_is_cancelled()
    {
        using ISsoAdministration sso = _fixture!.Open();
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => sso.ReadSystem(stop.Token));
        Assert.Throws<OperationCanceledException>(() => sso.WriteDirectPasswordSync("Orders", true, stop.Token));
        Assert.Throws<OperationCanceledException>(() => sso.Lock(stop.Token));
        Assert.Empty(System.Calls);
    }

    [WindowsFact]
    public void Without_a_directory_membership_is_unknown_unless_the_account_is_named_itself()
    {
        using ISsoAdministration sso = _fixture!.Open();

        Assert.Equal(Fact.Known(true), sso.IsMemberOfAny(@"FABRIKAM\alice", [@"fabrikam\ALICE"], None));
        Assert.Equal(Fact.Known(false), sso.IsMemberOfAny(@"FABRIKAM\alice", [], None));
        Assert.Contains("no directory", sso.IsMemberOfAny(@"FABRIKAM\alice", [@"FABRIKAM\Payroll Users"], None).Reason);
    }

    [WindowsTheory]
    [InlineData(ApartmentState.STA)]
    [InlineData(ApartmentState.MTA)]
    public void Calls_run_in_either_apartment(ApartmentState apartment)
    {
        _fixture!.Unregister();
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var fixture = new LiveFixture(FakeSsoSystem.Seeded());
                using ISsoAdministration sso = fixture.Open();
                Assert.Equal(apartment, Thread.CurrentThread.GetApartmentState());
                Assert.Equal(4, sso.ReadApplications(None).Count);
                sso.WriteDirectPasswordSync("Orders", true, None);
                sso.WriteMappingEnabled(_alice, true, None);
                Assert.True(sso.ReadApplication("Orders", None).DirectPasswordSync.Value);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.SetApartmentState(apartment);
        thread.Start();
        thread.Join();

        Assert.Null(failure);
    }

    private static AdministrationException Refused(AdministrationFailure failure, Action action)
    {
        AdministrationException exception = Assert.Throws<AdministrationException>(action);
        Assert.Equal(failure, exception.Failure);
        return exception;
    }
}
