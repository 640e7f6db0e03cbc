using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Turns directions of the password sync mode on or off for the whole SSO system; the others stay as they are.</summary>
/// <remarks>Needs an SSO Administrator.</remarks>
[Cmdlet(
    VerbsCommon.Set,
    "EntSsoPasswordSyncMode",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoPasswordSyncMode))]
public sealed class SetEntSsoPasswordSyncModeCommand : SystemChangeCmdlet
{
    /// <summary>The directions to turn on.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNull]
    public PasswordSyncMode[] Enable { get; set; } = [];

    /// <summary>The directions to turn off.</summary>
    [Parameter]
    [ValidateNotNull]
    public PasswordSyncMode[] Disable { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        PasswordSyncMode both = Combine(Enable) & Combine(Disable);
        if (both != PasswordSyncMode.None)
        {
            RefuseArguments($"{both} cannot be turned on and off at once: leave it out of one of them.");
        }

        if (Combine(Enable) == PasswordSyncMode.None && Combine(Disable) == PasswordSyncMode.None)
        {
            RefuseArguments(
                "There is nothing to set: specify directions to turn on, or to turn off with -Disable: "
                    + $"{string.Join(", ", PasswordSyncModes.Each(PasswordSyncModes.All))}.");
        }
    }

    private protected override void Process(ISsoAdministration administration)
    {
        Change change = SystemPlan.Mode(administration.ReadSystem(CancellationToken), Combine(Enable), Combine(Disable));
        if (Make(administration, [change]) && PassThru)
        {
            WriteWhenMade(() => new EntSsoPasswordSyncMode(administration.ReadSystem(CancellationToken)));
        }
    }

    private protected override bool IsApproved(IReadOnlyList<Change> changes) =>
        Disable.Length == 0 ? base.IsApproved(changes) : IsApprovedAsHigh(changes);

    private static PasswordSyncMode Combine(IEnumerable<PasswordSyncMode> modes) =>
        modes.Aggregate(PasswordSyncMode.None, (all, mode) => all | mode);
}
