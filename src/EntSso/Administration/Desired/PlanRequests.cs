using EntSso.Administration.Changes;
using EntSso.Administration.ServicePrincipalNames;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Desired;

/// <summary>The steps that a desired configuration may need, setting by setting.</summary>
internal static class PlanRequests
{
    /// <summary>All steps, in the order of the configuration.</summary>
    public static IReadOnlyList<PlanRequest> Of(DesiredConfiguration wanted)
    {
        int order = 0;
        return [.. All(wanted).Select(request => request with { Order = order++ })];
    }

    private static IEnumerable<PlanRequest> All(DesiredConfiguration wanted) => Mode(wanted.PasswordSyncMode)
        .Concat(wanted.Servers.SelectMany(Server))
        .Concat(wanted.Adapters.SelectMany(Adapter))
        .Concat(wanted.Applications.SelectMany(Application))
        .Concat(wanted.ServicePrincipalNames.Select(Spn));

    private static IEnumerable<PlanRequest> Mode(DesiredMode wanted)
    {
        (Stated<bool> Setting, PasswordSyncMode Mode)[] all =
        [
            (wanted.WindowsToAdapters, PasswordSyncMode.WindowsToAdapters),
            (wanted.AdaptersToDatabase, PasswordSyncMode.AdaptersToDatabase),
            (wanted.AdaptersToWindows, PasswordSyncMode.AdaptersToWindows),
        ];
        PasswordSyncMode on = Sum(all.Where(item => item.Setting is { IsStated: true, Value: true }).Select(item => item.Mode));
        PasswordSyncMode off = Sum(all.Where(item => item.Setting is { IsStated: true, Value: false }).Select(item => item.Mode));

        // What is turned off must not wait for what is turned on, which waits for everything else.
        if (off != 0)
        {
            yield return ModePart(PlanPhase.CloseGates, PasswordSyncMode.None, off);
        }

        if (on != 0)
        {
            yield return ModePart(PlanPhase.OpenSystemGate, on, PasswordSyncMode.None);
        }
    }

    private static PlanRequest ModePart(PlanPhase phase, PasswordSyncMode on, PasswordSyncMode off) => new(
        0,
        phase,
        SubjectKind.System,
        "SSO system",
        "Enable Password Sync",
        string.Join(
            ", ", PasswordSyncModes.Each(on | off).Select(mode => $"{PasswordSyncModes.ConsoleName(mode)} {YesNo((on & mode) != 0)}")),
        (sso, stop) => SystemPlan.Mode(sso.ReadSystem(stop), on, off));

    private static IEnumerable<PlanRequest> Server(DesiredServer wanted)
    {
        PlanRequest Request(PlanPhase phase, string setting, string desired, Func<SsoServer, Change> plan) =>
            new(0, phase, SubjectKind.Server, wanted.Name, setting, desired, (sso, stop) => plan(sso.ReadServer(wanted.Name, stop)));

        PlanRequest Gate(Stated<bool> setting, ServerGate gate, string name) => Request(
            setting.Value ? PlanPhase.OpenServerGates : PlanPhase.CloseGates,
            $"Allow password sync from {name}",
            YesNo(setting.Value),
            server => ServerPlan.Gate(server, gate, setting.Value));

        if (wanted.AllowMiis.IsStated)
        {
            yield return Gate(wanted.AllowMiis, ServerGate.Miis, "MIIS");
        }

        if (wanted.AllowPcns.IsStated)
        {
            yield return Gate(wanted.AllowPcns, ServerGate.Pcns, "PCNS");
        }

        if (wanted.PasswordSyncAgeHours is { IsStated: true, Value: int hours })
        {
            yield return Request(
                PlanPhase.SetServers, "Password sync age", $"{hours} h", server => ServerPlan.PasswordSyncAge(server, hours));
        }

        if (wanted.PositiveAuditLevel.IsStated || wanted.NegativeAuditLevel.IsStated)
        {
            int? positive = wanted.PositiveAuditLevel.IsStated ? wanted.PositiveAuditLevel.Value : null;
            int? negative = wanted.NegativeAuditLevel.IsStated ? wanted.NegativeAuditLevel.Value : null;
            string words = string.Join(", ", new[] { positive is null ? "" : $"successes {positive}", negative is null ? "" : $"failures {negative}" }.Where(part => part.Length > 0));
            yield return Request(PlanPhase.SetServers, "Audit level", words, server => ServerPlan.AuditLevel(server, positive, negative));
        }

        if (wanted.ReplayDirectory.IsStated)
        {
            yield return Request(
                PlanPhase.SetServers,
                "Replay files directory",
                wanted.ReplayDirectory.Value.Length == 0 ? "default" : wanted.ReplayDirectory.Value,
                server => ServerPlan.ReplayDirectory(server, wanted.ReplayDirectory.Value));
        }
    }

    private static IEnumerable<PlanRequest> Adapter(DesiredAdapter wanted)
    {
        PlanRequest Request(PlanPhase phase, string setting, string desired, Func<SyncAdapter, Change> plan) =>
            new(0, phase, SubjectKind.Adapter, wanted.Name, setting, desired, (sso, stop) => plan(sso.ReadAdapter(wanted.Name, stop)));

        (Stated<bool> Setting, AdapterOptions Option)[] all =
        [
            (wanted.SyncToAdapter, AdapterOptions.SyncToAdapter),
            (wanted.SyncFromAdapter, AdapterOptions.SyncFromAdapter),
            (wanted.ChangeWindowsPassword, AdapterOptions.ChangeWindowsPassword),
            (wanted.VerifyOldPassword, AdapterOptions.VerifyOldPassword),
            (wanted.SendOldPassword, AdapterOptions.SendOldPassword),
            (wanted.AllowMappingConflicts, AdapterOptions.AllowMappingConflicts),
        ];
        AdapterOptions on = Sum(all.Where(item => item.Setting is { IsStated: true, Value: true }).Select(item => item.Option));
        AdapterOptions off = Sum(all.Where(item => item.Setting is { IsStated: true, Value: false }).Select(item => item.Option));
        if (on != 0 || off != 0)
        {
            string words = string.Join(
                ", ",
                AdapterOptionSet.Each(on | off).Select(option => $"{AdapterOptionSet.ProductName(option)} {YesNo((on & option) != 0)}"));
            yield return Request(PlanPhase.Enable, "Adapter options", words, adapter => AdapterPlan.Options(adapter, on, off));
        }

        if (wanted.Enabled.IsStated)
        {
            yield return Request(
                wanted.Enabled.Value ? PlanPhase.Enable : PlanPhase.Disable,
                "Adapter enabled",
                YesNo(wanted.Enabled.Value),
                adapter => AdapterPlan.Enabled(adapter, wanted.Enabled.Value));
        }
    }

    private static IEnumerable<PlanRequest> Application(DesiredApplication wanted)
    {
        PlanRequest Request(
            PlanPhase phase,
            string setting,
            string desired,
            Func<ISsoAdministration, AffiliateApplication, CancellationToken, Change?> plan) =>
            new(
                0,
                phase,
                SubjectKind.Application,
                wanted.Name,
                setting,
                desired,
                (sso, stop) => plan(sso, sso.ReadApplication(wanted.Name, stop), stop));

        if (wanted.Enabled.IsStated)
        {
            yield return Request(
                wanted.Enabled.Value ? PlanPhase.Enable : PlanPhase.Disable,
                "Application enabled",
                YesNo(wanted.Enabled.Value),
                (_, application, _) => ApplicationPlan.Enabled(application, wanted.Enabled.Value));
        }

        if (wanted.Adapter.IsStated)
        {
            string? adapter = wanted.Adapter.Value;
            const string setting = "Password sync adapter";
            yield return Request(PlanPhase.ClearPaths, setting, adapter ?? "none", (_, application, _) => adapter is null
                ? ApplicationPlan.Unassignment(application, application.Adapter.Or(null) ?? "")
                : application.Adapter.Or(null) is string current && !string.Equals(current, adapter, StringComparison.OrdinalIgnoreCase)
                    ? ApplicationPlan.Unassignment(application, current)
                    : null);
            if (adapter is not null)
            {
                yield return Request(
                    PlanPhase.LayPaths,
                    setting,
                    adapter,
                    (sso, application, stop) => ApplicationPlan.Assignment(application, sso.ReadAdapter(adapter, stop), sso.CmdletTarget));
            }
        }

        if (wanted.DirectPasswordSync.IsStated)
        {
            yield return Request(
                wanted.DirectPasswordSync.Value ? PlanPhase.LayPaths : PlanPhase.ClearPaths,
                "Direct Password Sync from Windows",
                YesNo(wanted.DirectPasswordSync.Value),
                (sso, application, _) => ApplicationPlan.DirectSync(application, wanted.DirectPasswordSync.Value, sso.CmdletTarget));
        }
    }

    private static PlanRequest Spn(DesiredServicePrincipalName wanted) => new(
        0,
        PlanPhase.Register,
        SubjectKind.ServicePrincipalName,
        wanted.ServicePrincipalName,
        "Registered on",
        wanted.Account,
        (sso, stop) =>
        {
            IDirectory directory = sso.Directory ?? throw new AdministrationException(
                AdministrationFailure.PreconditionUnknown, "Its holder is not known: no directory was specified.");
            try
            {
                return new SpnHolderChange(new SpnRegistrar(directory).PlanRegister(
                    new ServicePrincipalName(wanted.ServicePrincipalName), new AccountName(wanted.Account), force: false, stop));
            }
            catch (SpnRefusedException refused)
            {
                throw new AdministrationException(
                    refused.Refusal is SpnRefusal.AccountUnknown or SpnRefusal.HoldersUnknown
                        ? AdministrationFailure.PreconditionUnknown
                        : AdministrationFailure.RuleViolated,
                    refused.Message,
                    refused);
            }
            catch (DirectoryException failed)
            {
                throw new AdministrationException(AdministrationFailure.PreconditionUnknown, failed.Message, failed);
            }
        });

    private static PasswordSyncMode Sum(IEnumerable<PasswordSyncMode> modes) =>
        modes.Aggregate(PasswordSyncMode.None, (sum, mode) => sum | mode);

    private static AdapterOptions Sum(IEnumerable<AdapterOptions> options) =>
        options.Aggregate(AdapterOptions.None, (sum, option) => sum | option);

    private static string YesNo(bool value) => value ? "yes" : "no";
}

/// <summary>One step that a desired configuration may need; whether it does is seen when the steps before it are planned.</summary>
/// <param name="Order">The place of the setting in the desired configuration.</param>
/// <param name="Phase">When the step is taken.</param>
/// <param name="Kind">The kind of what the setting belongs to.</param>
/// <param name="Subject">What the setting belongs to.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Desired">The requested value in words.</param>
/// <param name="Plan">Plans the change of a system; null when this step is not needed for the setting.</param>
internal sealed record PlanRequest(
    int Order, PlanPhase Phase, SubjectKind Kind, string Subject, string Setting, string Desired, Func<ISsoAdministration, CancellationToken, Change?> Plan)
{
    /// <summary>Steps with the same key serve the same setting, or the same part of one that is brought about in two phases.</summary>
    public (SubjectKind Kind, string Subject, string Setting, string Desired) Key => (Kind, Subject, Setting, Desired);
}
