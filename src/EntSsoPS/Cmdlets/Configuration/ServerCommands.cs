using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Cmdlets that change settings of single ENTSSO servers. Without -Server they change this computer, or the only server of a deployment
/// file.
/// </summary>
public abstract class ServerChangeCmdlet : ServerCmdlet
{
    /// <summary>Returns the server, read again after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override void Process(ISsoAdministration administration) => ChangeEach(
        administration,
        Server.Length > 0 ? SelectServers(administration) : [DefaultServer(administration)],
        server => server.Name,
        Plan,
        PassThru ? server => new EntSsoServer(administration.ReadServer(server.Name, CancellationToken)) : null);

    /// <summary>Plans the changes of a server.</summary>
    private protected abstract IReadOnlyList<Change> Plan(SsoServer server);

    private SsoServer DefaultServer(ISsoAdministration administration)
    {
        if (!IsFile)
        {
            return administration.ReadServer(Environment.MachineName, CancellationToken);
        }

        IReadOnlyList<SsoServer> servers = administration.ReadServers(CancellationToken);
        return servers.Count switch
        {
            1 => servers[0],
            0 => throw new AdministrationException(
                AdministrationFailure.NotFound,
                $"{administration.Target}: it has no server. Get-EntSsoDeployment -Live, run on a server, collects one."),
            _ => throw new AdministrationException(
                AdministrationFailure.Ambiguous,
                $"{administration.Target} has {servers.Count} servers: {string.Join(", ", servers.Select(server => server.Name))}. "
                    + "Specify the servers to change: -Server NAME, or -Server * for all."),
        };
    }
}

/// <summary>
/// Lets password changes from the sync engine in: selects Allow password sync from MIIS on the Password Sync tab of a server.
/// </summary>
/// <remarks>
/// Needs an SSO Administrator who is a Windows administrator of the server, elevated, on that server: the product writes the gate there.
/// </remarks>
[Cmdlet(
    VerbsLifecycle.Enable,
    "EntSsoMiisSync",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoServer))]
public sealed class EnableEntSsoMiisSyncCommand : ServerChangeCmdlet
{
    private protected override IReadOnlyList<Change> Plan(SsoServer server) => [ServerPlan.Gate(server, ServerGate.Miis, isAllowed: true)];
}

/// <summary>
/// Refuses password changes from the sync engine: clears Allow password sync from MIIS on the Password Sync tab of a server.
/// </summary>
/// <remarks>
/// Needs an SSO Administrator who is a Windows administrator of the server, elevated, on that server: the product writes the gate there.
/// </remarks>
[Cmdlet(
    VerbsLifecycle.Disable,
    "EntSsoMiisSync",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoServer))]
public sealed class DisableEntSsoMiisSyncCommand : ServerChangeCmdlet
{
    private protected override IReadOnlyList<Change> Plan(SsoServer server) => [ServerPlan.Gate(server, ServerGate.Miis, isAllowed: false)];
}

/// <summary>
/// Lets password changes in that domain controllers send directly: selects Allow password sync from PCNS on the Password Sync tab of a
/// server.
/// </summary>
/// <remarks>
/// Needs an SSO Administrator who is a Windows administrator of the server, elevated, on that server: the product writes the gate there.
/// </remarks>
[Cmdlet(
    VerbsLifecycle.Enable,
    "EntSsoPcnsSync",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoServer))]
public sealed class EnableEntSsoPcnsSyncCommand : ServerChangeCmdlet
{
    private protected override IReadOnlyList<Change> Plan(SsoServer server) => [ServerPlan.Gate(server, ServerGate.Pcns, isAllowed: true)];
}

/// <summary>
/// Refuses password changes that domain controllers send directly: clears Allow password sync from PCNS on the Password Sync tab of a
/// server.
/// </summary>
/// <remarks>
/// Needs an SSO Administrator who is a Windows administrator of the server, elevated, on that server: the product writes the gate there.
/// </remarks>
[Cmdlet(
    VerbsLifecycle.Disable,
    "EntSsoPcnsSync",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoServer))]
public sealed class DisableEntSsoPcnsSyncCommand : ServerChangeCmdlet
{
    private protected override IReadOnlyList<Change> Plan(SsoServer server) => [ServerPlan.Gate(server, ServerGate.Pcns, isAllowed: false)];
}

/// <summary>
/// Sets the password sync age, audit levels and replay folder of ENTSSO servers; settings that are not named stay as they are.
/// </summary>
/// <remarks>
/// Needs an SSO Administrator who is a Windows administrator of the server, elevated, on that server: the product writes these settings
/// there.
/// </remarks>
[Cmdlet(
    VerbsCommon.Set, "EntSsoServer", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoServer))]
public sealed class SetEntSsoServerCommand : ServerChangeCmdlet
{
    /// <summary>The age in hours from which on a password change is refused, 1 or more.</summary>
    [Parameter]
    [SingleValue]
    [ValidateRange(1, int.MaxValue)]
    public int? PasswordSyncAge { get; set; }

    /// <summary>The audit level for successes: 0 none, 1 low, 2 medium, 3 high.</summary>
    [Parameter]
    [SingleValue]
    [ValidateRange(0, AuditLevels.Highest)]
    [ArgumentCompleter(typeof(AuditLevelCompleter))]
    public int? PositiveAuditLevel { get; set; }

    /// <summary>The audit level for failures: 0 none, 1 low, 2 medium, 3 high.</summary>
    [Parameter]
    [SingleValue]
    [ValidateRange(0, AuditLevels.Highest)]
    [ArgumentCompleter(typeof(AuditLevelCompleter))]
    public int? NegativeAuditLevel { get; set; }

    /// <summary>
    /// The folder for replay files on that server, an absolute path with a drive or a share; an empty string for the product's default.
    /// </summary>
    [Parameter]
    [AllowEmptyString]
    [SingleValue]
    public string? ReplayDirectory { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (PasswordSyncAge is null && PositiveAuditLevel is null && NegativeAuditLevel is null && ReplayDirectory is null)
        {
            RefuseArguments(
                "There is nothing to set: specify -PasswordSyncAge, -PositiveAuditLevel, -NegativeAuditLevel or -ReplayDirectory.");
        }
    }

    private protected override IReadOnlyList<Change> Plan(SsoServer server)
    {
        List<Change> changes = [];
        if (PasswordSyncAge is int hours)
        {
            changes.Add(ServerPlan.PasswordSyncAge(server, hours));
        }

        if (PositiveAuditLevel is not null || NegativeAuditLevel is not null)
        {
            changes.Add(ServerPlan.AuditLevel(server, PositiveAuditLevel, NegativeAuditLevel));
        }

        if (ReplayDirectory is string directory)
        {
            changes.Add(ServerPlan.ReplayDirectory(server, directory));
        }

        return changes;
    }
}
