using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Sets the password sync age, audit levels and replay folder of ENTSSO servers; what is not named stays as it is.</summary>
/// <remarks>Needs an SSO Administrator who is a Windows administrator of the server, elevated, on that server: the product writes these settings there.</remarks>
[Cmdlet(VerbsCommon.Set, "EntSsoServer", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoServer))]
public sealed class SetEntSsoServerCommand : ServerChangeCmdlet
{
    /// <summary>The age in hours from which on a password change is refused, 1 or more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? PasswordSyncAge { get; set; }

    /// <summary>The audit level for successes: 0 none, 1 low, 2 medium, 3 high.</summary>
    [Parameter]
    [ValidateRange(0, AuditLevels.Highest)]
    [ArgumentCompleter(typeof(AuditLevelCompleter))]
    public int? PositiveAuditLevel { get; set; }

    /// <summary>The audit level for failures: 0 none, 1 low, 2 medium, 3 high.</summary>
    [Parameter]
    [ValidateRange(0, AuditLevels.Highest)]
    [ArgumentCompleter(typeof(AuditLevelCompleter))]
    public int? NegativeAuditLevel { get; set; }

    /// <summary>The folder for replay files on that server, an absolute path with a drive or a share; an empty string for the product's default.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ReplayDirectory { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (PasswordSyncAge is null && PositiveAuditLevel is null && NegativeAuditLevel is null && ReplayDirectory is null)
        {
            RefuseArguments("There is nothing to set: give -PasswordSyncAge, -PositiveAuditLevel, -NegativeAuditLevel or -ReplayDirectory.");
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
