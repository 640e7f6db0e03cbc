using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Does what event 11031 asks for: makes sure that the Windows account is among the application's users, disables and deletes its mapping,
/// and creates it again with its state. The stored credentials go with the old mapping.
/// </summary>
/// <remarks>Needs an Application Administrator of the application, and the right to read group memberships in the directory.</remarks>
[Cmdlet(VerbsCommon.Reset, "EntSsoMapping", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoMapping))]
public sealed class ResetEntSsoMappingCommand : DirectorySystemCmdlet
{
    /// <summary>The affiliate application.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string Application { get; set; } = "";

    /// <summary>The Windows account, DOMAIN\user.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(WindowsAccountCompleter))]
    public string WindowsAccount { get; set; } = "";

    /// <summary>The external account: where the Windows account has several, or to create a mapping that is gone already.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ExternalUserCompleter))]
    public string? ExternalUser { get; set; }

    /// <summary>Enable the new mapping even if the old one was disabled; with -Enable:$false leave it disabled even if the old one was not.</summary>
    [Parameter]
    public SwitchParameter Enable { get; set; }

    /// <summary>Go on where the account is not among the application's users, or nobody can say whether it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the mapping as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool AsksDirectory => !Force;

    private protected override void Process(ISsoAdministration administration)
    {
        AffiliateApplication application = administration.ReadApplication(Application, CancellationToken);
        MappingFilter filter = new(application.Name, WindowsAccount, ExternalUser ?? "");
        IReadOnlyList<Mapping> found = administration.ReadMappings(filter, CancellationToken);
        IReadOnlyList<Change> changes = MappingPlan.Reset(application, found, filter, Membership(administration, application), WantedState, Force);
        Mapping created = changes.OfType<MappingExistenceChange>().Last().Mapping;
        string resume = MappingPlan.ResumeReset(created, changes[changes.Count - 1] is MappingEnabledChange, Force);
        if (Make(administration, changes, resume) && PassThru)
        {
            Write(new EntSsoMapping(administration.ReadMappings(MappingFilter.For(created), CancellationToken)[0]));
        }
    }

    private bool? WantedState => MyInvocation.BoundParameters.ContainsKey(nameof(Enable)) ? Enable.IsPresent : null;

    private Fact<bool> Membership(ISsoAdministration administration, AffiliateApplication application) =>
        Force ? Fact.Unknown<bool>("-Force was given")
        : application.Users.IsKnown ? administration.IsMemberOfAny(WindowsAccount, application.Users.Value, CancellationToken)
        : Fact.Unknown<bool>($"the Application Users of {application.Name} are not known: {application.Users.Reason}");
}
