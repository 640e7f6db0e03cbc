using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Turns directions of the password sync mode on or off for the whole SSO system; the others stay as they are.</summary>
/// <remarks>Needs an SSO Administrator.</remarks>
[Cmdlet(VerbsCommon.Set, "EntSsoPasswordSyncMode", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoPasswordSyncMode))]
public sealed class SetEntSsoPasswordSyncModeCommand : SystemCmdlet
{
    /// <summary>The directions to turn on.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNull]
    public PasswordSyncMode[] Enable { get; set; } = [];

    /// <summary>The directions to turn off.</summary>
    [Parameter]
    [ValidateNotNull]
    public PasswordSyncMode[] Disable { get; set; } = [];

    /// <summary>Returns the mode as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        PasswordSyncMode both = Combine(Enable) & Combine(Disable);
        if (both != PasswordSyncMode.None)
        {
            RefuseArguments($"{both} cannot be turned on and off at once: leave it out of one of both.");
        }

        if (Combine(Enable) == PasswordSyncMode.None && Combine(Disable) == PasswordSyncMode.None)
        {
            RefuseArguments(
                "There is nothing to set: name directions to turn on, or to turn off with -Disable: "
                    + $"{string.Join(", ", PasswordSyncModes.Each(PasswordSyncModes.All))}.");
        }
    }

    private protected override void Process(ISsoAdministration administration)
    {
        Change change = SystemPlan.Mode(administration.ReadSystem(CancellationToken), Combine(Enable), Combine(Disable));
        if (Make(administration, [change]) && PassThru)
        {
            Write(new EntSsoPasswordSyncMode(administration.ReadSystem(CancellationToken)));
        }
    }

    // A cmdlet has one impact for all it does. Turning a direction on is Medium; turning one off stops deliveries for everybody, so it asks
    // as a cmdlet of High impact would.
    private protected override bool IsApproved(IReadOnlyList<Change> changes) => base.IsApproved(changes)
        && (Disable.Length == 0
            || MyInvocation.BoundParameters.ContainsKey("Confirm")
            || GetVariableValue("ConfirmPreference") is not ConfirmImpact.High
            || ShouldContinue(Words(changes), "Make this change?"));

    private static PasswordSyncMode Combine(IEnumerable<PasswordSyncMode> modes) =>
        modes.Aggregate(PasswordSyncMode.None, (all, mode) => all | mode);
}
