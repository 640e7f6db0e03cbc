using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Administration.Contract;

/// <summary>
/// What every driver has to do, told as what an administrator would do and see. Each driver's test class seeds <see cref="SeedSystem"/>
/// its own way.
/// </summary>
public abstract class AdministrationContract
{
    /// <summary>Opens the driver under test on the one seeded system of this test; a second one is another administrator.</summary>
    private protected abstract ISsoAdministration Open();

    /// <summary>Whether an administrator who opens it can write server settings here.</summary>
    protected virtual bool WritesServers => true;

    /// <summary>Whether the changes of a sequence are written together, or none of them.</summary>
    protected virtual bool IsWrittenAtOnce => false;

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public void Everything_that_was_seeded_can_be_read()
    {
        using ISsoAdministration sso = Open();

        SsoServer server = sso.ReadServer("intsvr1", None);
        Assert.Equal(SeedSystem.Server, server.Name, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Fact.Known(false), server.AllowMiis);
        Assert.Equal(Fact.Known(true), server.IsMiisListenerRunning);
        Assert.Equal(Fact.Known(48), server.PasswordSyncAgeHours);
        Assert.Equal(2, sso.ReadServers(None).Count);

        SsoSystem system = sso.ReadSystem(None);
        Assert.Equal(Fact.Known(false), system.FromWindowsToAdapters);
        Assert.Equal(Fact.Known(true), system.FromAdaptersToDatabase);

        AffiliateApplication application = sso.ReadApplication("payroll", None);
        Assert.Equal(Fact.Known(ApplicationType.Individual), application.Type);
        Assert.Equal(Fact.Known<string?>(SeedSystem.Adapter), application.Adapter);
        Assert.Equal(2, application.Fields.Value.Count);
        Assert.Equal([@"FABRIKAM\Payroll Users"], application.Users.Value);

        Assert.Equal([SeedSystem.Adapter, SeedSystem.SpareAdapter], sso.ReadAdapters(None).Select(adapter => adapter.Name).OrderBy(name => name));
        Assert.Equal([SeedSystem.Mapped], sso.ReadAdapter(SeedSystem.Adapter, None).Applications.Value);

        Mapping mapping = Assert.Single(sso.ReadMappings(new MappingFilter("Payroll", @"fabrikam\ALICE"), None));
        Assert.True(mapping.IsSameAs(SeedSystem.Alice));
        Assert.Equal(MappingState.Enabled, mapping.State);
        Assert.Equal(MappingState.Disabled, Assert.Single(sso.ReadMappings(new MappingFilter("", @"FABRIKAM\bob"), None)).State);
        Assert.Empty(sso.ReadMappings(new MappingFilter("Payroll", @"FABRIKAM\nobody"), None));
    }

    [Theory]
    [InlineData(ServerGate.Miis)]
    [InlineData(ServerGate.Pcns)]
    public void A_gate_opens_and_nothing_else_changes_and_undo_closes_it(ServerGate gate)
    {
        Assert.SkipUnless(WritesServers, "this driver writes no server settings here");
        using ISsoAdministration sso = Open();
        SsoServer before = sso.ReadServer(SeedSystem.Server, None);
        Change change = ServerPlan.Gate(before, gate, true);
        Assert.True(change.IsNeeded);

        change.Apply(sso, None);

        SsoServer after = sso.ReadServer(SeedSystem.Server, None);
        Assert.Equal(Fact.Known(gate == ServerGate.Miis), after.AllowMiis);
        Assert.Equal(Fact.Known(gate == ServerGate.Pcns), after.AllowPcns);
        Assert.Equal(gate == ServerGate.Miis ? 0xA05 : 0x605, after.StatusFlags.Value & 0xFFF);
        Assert.Equal(before.PasswordSyncAgeHours, after.PasswordSyncAgeHours);
        Assert.False(ServerPlan.Gate(after, gate, true).IsNeeded);
        Assert.Equal(before.AllowMiis, sso.ReadServer(SeedSystem.OtherServer, None).AllowMiis);

        change.Undo!.Apply(sso, None);
        Assert.Equal(before.StatusFlags.Value & 0xFFF, sso.ReadServer(SeedSystem.Server, None).StatusFlags.Value & 0xFFF);
    }

    [Fact]
    public void The_age_of_changes_and_the_audit_levels_are_set()
    {
        Assert.SkipUnless(WritesServers, "this driver writes no server settings here");
        using ISsoAdministration sso = Open();
        SsoServer server = sso.ReadServer(SeedSystem.Server, None);

        ServerPlan.PasswordSyncAge(server, 72).Apply(sso, None);
        ServerPlan.AuditLevel(server, null, 3).Apply(sso, None);

        SsoServer after = sso.ReadServer(SeedSystem.Server, None);
        Assert.Equal(Fact.Known(72), after.PasswordSyncAgeHours);
        Assert.Equal((0, 3), (after.PositiveAuditLevel.Value, after.NegativeAuditLevel.Value));
    }

    [Fact]
    public void The_system_gate_opens_and_no_other_bit_of_the_system_changes()
    {
        using ISsoAdministration sso = Open();
        SsoSystem before = sso.ReadSystem(None);
        Change change = SystemPlan.Mode(before, PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.None);

        change.Apply(sso, None);

        SsoSystem after = sso.ReadSystem(None);
        Assert.Equal(Fact.Known(true), after.FromWindowsToAdapters);
        Assert.Equal(before.Flags.Value | 0x400, after.Flags.Value);
        Assert.Equal(before.AuditDeletedApplications, after.AuditDeletedApplications);
        Assert.Equal(before.TicketTimeoutMinutes, after.TicketTimeoutMinutes);
        Assert.False(SystemPlan.Mode(after, PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.None).IsNeeded);

        change.Undo!.Apply(sso, None);
        Assert.Equal(before.Flags, sso.ReadSystem(None).Flags);
    }

    [Fact]
    public void Full_sync_needs_partial_sync()
    {
        using ISsoAdministration sso = Open();
        SsoSystem system = sso.ReadSystem(None);

        SystemPlan.Mode(system, PasswordSyncMode.AdaptersToWindows, PasswordSyncMode.None).Apply(sso, None);
        Assert.Equal(Fact.Known(true), sso.ReadSystem(None).FromAdaptersToWindows);

        Refused(
            AdministrationFailure.RuleViolated,
            "Turn AdaptersToWindows off as well",
            () => SystemPlan.Mode(sso.ReadSystem(None), PasswordSyncMode.None, PasswordSyncMode.AdaptersToDatabase));
    }

    [Fact]
    public void Direct_sync_is_for_an_application_without_adapter_with_a_clear_password_field()
    {
        using ISsoAdministration sso = Open();
        Refused(AdministrationFailure.RuleViolated, "Remove-EntSsoAdapterApplication", () => ApplicationPlan.DirectSync(sso.ReadApplication(SeedSystem.Mapped, None), true));
        Refused(AdministrationFailure.RuleViolated, "11034", () => ApplicationPlan.DirectSync(sso.ReadApplication(SeedSystem.Store, None), true));
        Refused(AdministrationFailure.RuleViolated, "10848", () => ApplicationPlan.DirectSync(sso.ReadApplication(SeedSystem.ManyFields, None), true));

        foreach (string name in new[] { SeedSystem.Pathless, SeedSystem.Grouped })
        {
            AffiliateApplication before = sso.ReadApplication(name, None);
            Change change = ApplicationPlan.DirectSync(before, true);
            change.Apply(sso, None);

            AffiliateApplication after = sso.ReadApplication(name, None);
            Assert.Equal(Fact.Known(true), after.DirectPasswordSync);
            Assert.Equal(before.Flags.Value | 0x2000000, after.Flags.Value);
            Assert.False(ApplicationPlan.DirectSync(after, true).IsNeeded);
        }

        Refused(
            AdministrationFailure.RuleViolated,
            "Disable-EntSsoDirectSync",
            () => ApplicationPlan.Assignment(sso.ReadApplication(SeedSystem.Pathless, None), sso.ReadAdapter(SeedSystem.SpareAdapter, None)));
    }

    [Fact]
    public void The_driver_itself_refuses_what_the_service_refuses()
    {
        using ISsoAdministration sso = Open();

        Refused(AdministrationFailure.Refused, "10851", () => sso.WriteDirectPasswordSync(SeedSystem.Mapped, true, None));
        Refused(AdministrationFailure.Refused, "", () => sso.DeleteMapping(SeedSystem.Alice, None));

        Assert.Equal(Fact.Known(false), sso.ReadApplication(SeedSystem.Mapped, None).DirectPasswordSync);
        Assert.Single(sso.ReadMappings(MappingFilter.For(SeedSystem.Alice), None));
    }

    [Fact]
    public void An_application_moves_to_another_adapter_only_step_by_step()
    {
        using ISsoAdministration sso = Open();
        Refused(
            AdministrationFailure.RuleViolated,
            "belongs to one adapter at most",
            () => ApplicationPlan.Assignment(sso.ReadApplication(SeedSystem.Mapped, None), sso.ReadAdapter(SeedSystem.SpareAdapter, None)));
        Refused(
            AdministrationFailure.NotFound,
            SeedSystem.Adapter,
            () => ApplicationPlan.Unassignment(sso.ReadApplication(SeedSystem.Mapped, None), SeedSystem.SpareAdapter));

        ApplicationPlan.Unassignment(sso.ReadApplication(SeedSystem.Mapped, None), SeedSystem.Adapter).Apply(sso, None);
        Assert.Equal(Fact.Known<string?>(null), sso.ReadApplication(SeedSystem.Mapped, None).Adapter);
        Assert.Empty(sso.ReadAdapter(SeedSystem.Adapter, None).Applications.Value);

        Change assignment = ApplicationPlan.Assignment(sso.ReadApplication(SeedSystem.Mapped, None), sso.ReadAdapter(SeedSystem.SpareAdapter, None));
        Assert.Contains("disabled", assignment.Consequence);
        assignment.Apply(sso, None);
        Assert.Equal(Fact.Known<string?>(SeedSystem.SpareAdapter), sso.ReadApplication(SeedSystem.Mapped, None).Adapter);
        Assert.Equal([SeedSystem.Mapped], sso.ReadAdapter(SeedSystem.SpareAdapter, None).Applications.Value);
    }

    [Fact]
    public void An_adapter_is_enabled_and_told_to_take_windows_changes_and_keeps_its_other_options()
    {
        using ISsoAdministration sso = Open();
        SyncAdapter before = sso.ReadAdapter(SeedSystem.SpareAdapter, None);

        AdapterPlan.Enabled(before, true).Apply(sso, None);
        AdapterPlan.Options(before, AdapterOptions.SyncToAdapter, AdapterOptions.None).Apply(sso, None);

        SyncAdapter after = sso.ReadAdapter(SeedSystem.SpareAdapter, None);
        Assert.Equal((true, true), (after.IsEnabled.Value, after.SyncToAdapter.Value));
        Assert.Equal(before.VerifyOldPassword, after.VerifyOldPassword);
        Assert.Equal(before.Flags.Value | 0x402, after.Flags.Value);
        Assert.Equal(Fact.Known(true), sso.ReadAdapter(SeedSystem.Adapter, None).IsEnabled);

        Refused(
            AdministrationFailure.RuleViolated,
            "SyncFromAdapter",
            () => AdapterPlan.Options(after, AdapterOptions.ChangeWindowsPassword, AdapterOptions.None));
    }

    [Fact]
    public void An_application_is_disabled_and_enabled()
    {
        using ISsoAdministration sso = Open();
        Change change = ApplicationPlan.Enabled(sso.ReadApplication(SeedSystem.Mapped, None), false);

        change.Apply(sso, None);
        Assert.Equal(Fact.Known(false), sso.ReadApplication(SeedSystem.Mapped, None).IsEnabled);

        change.Undo!.Apply(sso, None);
        Assert.Equal(Fact.Known(true), sso.ReadApplication(SeedSystem.Mapped, None).IsEnabled);
    }

    [Fact]
    public void A_mapping_is_enabled_and_disabled()
    {
        using ISsoAdministration sso = Open();
        Change change = MappingPlan.Enabled(One(sso, SeedSystem.Bob), true);

        change.Apply(sso, None);
        Assert.Equal(MappingState.Enabled, One(sso, SeedSystem.Bob).State);

        change.Undo!.Apply(sso, None);
        Assert.Equal(MappingState.Disabled, One(sso, SeedSystem.Bob).State);
        Assert.Equal(MappingState.Enabled, One(sso, SeedSystem.Alice).State);
    }

    [Fact]
    public void A_reset_deletes_and_recreates_an_enabled_mapping_with_its_flags()
    {
        using ISsoAdministration sso = Open();
        IReadOnlyList<Change> changes = Reset(sso, SeedSystem.Alice);
        Assert.Equal(4, changes.Count);

        ChangeSequence.Apply(changes, sso, null, "", None);

        Mapping after = One(sso, SeedSystem.Alice);
        Assert.Equal(MappingState.Enabled, after.State);
        Assert.Equal(0x4000004, after.Flags!.Value & 0x400000C);
        Assert.Equal(MappingState.Disabled, One(sso, SeedSystem.Bob).State);
    }

    [Fact]
    public void A_reset_of_a_disabled_mapping_leaves_it_disabled_and_says_how_to_enable_it()
    {
        using ISsoAdministration sso = Open();
        IReadOnlyList<Change> changes = Reset(sso, SeedSystem.Bob);

        ChangeSequence.Apply(changes, sso, null, "", None);

        Assert.Equal(MappingState.Disabled, One(sso, SeedSystem.Bob).State);
        Assert.Contains("-Enable", changes[changes.Count - 1].Consequence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_reset_that_is_stopped_between_steps_says_what_was_done_and_is_completed_by_the_command_it_names(int steps)
    {
        using ISsoAdministration sso = Open();
        using var stop = new CancellationTokenSource();
        int made = 0;
        MappingReset reset = PlanReset(sso, SeedSystem.Alice, null);
        string resume = reset.Resume;
        Exception? cut = Record.Exception(() => ChangeSequence.Apply(
            reset.Changes,
            sso,
            _ =>
            {
                if (++made == steps)
                {
                    stop.Cancel();
                }
            },
            resume,
            stop.Token));

        if (IsWrittenAtOnce)
        {
            Assert.IsType<OperationCanceledException>(cut);
            Assert.Equal(MappingState.Enabled, One(sso, SeedSystem.Alice).State);
            return;
        }

        ChangeSequenceException stopped = Assert.IsType<ChangeSequenceException>(cut);
        Assert.True(stopped.IsStopped);
        Assert.Equal((steps, 3 - steps), (stopped.Done.Count, stopped.NotDone.Count));
        Assert.Contains(resume, stopped.Message);
        Assert.Contains(@"-WindowsAccount FABRIKAM\alice -ExternalUser ALICE01 -Enable", resume);

        ChangeSequence.Apply(Reset(sso, SeedSystem.Alice, enable: true), sso, null, "", None);
        Assert.Equal(MappingState.Enabled, One(sso, SeedSystem.Alice).State);
    }

    [Fact]
    public void What_another_administrator_changed_meanwhile_is_reported_and_not_overwritten()
    {
        using ISsoAdministration sso = Open();
        using ISsoAdministration other = Open();
        AffiliateApplication application = sso.ReadApplication(SeedSystem.Mapped, None);
        Change planned = ApplicationPlan.Unassignment(application, SeedSystem.Adapter);

        ApplicationPlan.Unassignment(other.ReadApplication(SeedSystem.Mapped, None), SeedSystem.Adapter).Apply(other, None);
        ApplicationPlan.Assignment(other.ReadApplication(SeedSystem.Mapped, None), other.ReadAdapter(SeedSystem.SpareAdapter, None)).Apply(other, None);

        Refused(AdministrationFailure.ConcurrentChange, SeedSystem.SpareAdapter, () => planned.Apply(sso, None));
        Assert.Equal(Fact.Known<string?>(SeedSystem.SpareAdapter), other.ReadApplication(SeedSystem.Mapped, None).Adapter);
    }

    [Fact]
    public void What_another_administrator_has_done_already_is_no_error()
    {
        using ISsoAdministration sso = Open();
        using ISsoAdministration other = Open();
        Change planned = SystemPlan.Mode(sso.ReadSystem(None), PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.None);
        SystemPlan.Mode(other.ReadSystem(None), PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.None).Apply(other, None);

        planned.Apply(sso, None);

        Assert.Equal(Fact.Known(true), sso.ReadSystem(None).FromWindowsToAdapters);
    }

    [Fact]
    public void A_cancelled_change_changes_nothing()
    {
        using ISsoAdministration sso = Open();
        Change change = SystemPlan.Mode(sso.ReadSystem(None), PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.None);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => change.Apply(sso, stop.Token));

        Assert.Equal(Fact.Known(false), sso.ReadSystem(None).FromWindowsToAdapters);
    }

    [Fact]
    public void A_name_that_does_not_exist_is_named()
    {
        using ISsoAdministration sso = Open();

        Refused(AdministrationFailure.NotFound, "Payrol", () => sso.ReadApplication("Payrol", None));
        Refused(AdministrationFailure.NotFound, "NoAdapter", () => sso.ReadAdapter("NoAdapter", None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_mapping_is_created_disabled_unless_it_is_to_be_enabled_and_removed_again(bool enable)
    {
        using ISsoAdministration sso = Open();
        Mapping carol = Mapping.Of(SeedSystem.Mapped, @"FABRIKAM\carol", "CAROL01");

        ChangeSequence.Apply(Create(sso, carol, enable), sso, null, "", None);
        Mapping created = One(sso, carol);
        Assert.Equal(enable ? MappingState.Enabled : MappingState.Disabled, created.State);
        Assert.All(Create(sso, carol, enable), change => Assert.False(change.IsNeeded));

        ChangeSequence.Apply(MappingPlan.Remove(created), sso, null, "", None);
        Assert.Empty(sso.ReadMappings(MappingFilter.For(carol), None));
    }

    [Theory]
    [InlineData(@"FABRIKAM\alice", "ALICE02")]
    [InlineData(@"FABRIKAM\carol", "ALICE01")]
    public void Another_mapping_of_an_account_of_an_individual_application_is_refused(string account, string external)
    {
        using ISsoAdministration sso = Open();

        Refused(AdministrationFailure.RuleViolated, "one to one", () => Create(sso, Mapping.Of(SeedSystem.Mapped, account, external), enable: false));
    }

    private static IReadOnlyList<Change> Create(ISsoAdministration sso, Mapping mapping, bool enable) => MappingPlan.Create(
        sso.ReadApplication(mapping.Application, None),
        mapping,
        [
            .. sso.ReadMappings(new MappingFilter(mapping.Application, mapping.WindowsAccount), None),
            .. sso.ReadMappings(new MappingFilter(mapping.Application, "", mapping.ExternalUser), None),
        ],
        Fact.Known(true),
        enable,
        force: false);

    private static IReadOnlyList<Change> Reset(ISsoAdministration sso, Mapping mapping, bool? enable = null) => PlanReset(sso, mapping, enable).Changes;

    private static MappingReset PlanReset(ISsoAdministration sso, Mapping mapping, bool? enable)
    {
        MappingFilter filter = MappingFilter.For(mapping);
        return MappingPlan.Reset(sso.ReadApplication(mapping.Application, None), sso.ReadMappings(filter, None), filter, Fact.Known(true), enable, force: false);
    }

    private static Mapping One(ISsoAdministration sso, Mapping mapping) => Assert.Single(sso.ReadMappings(MappingFilter.For(mapping), None));

    private static void Refused(AdministrationFailure failure, string words, Action action)
    {
        AdministrationException refused = Assert.Throws<AdministrationException>(action);
        Assert.Equal(failure, refused.Failure);
        Assert.Contains(words, refused.Message);
    }
}
