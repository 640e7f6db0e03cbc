using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Enables mappings of Windows accounts to external accounts.</summary>
/// <remarks>
/// Needs an Application Administrator of the application; users may change their own mapping where the application lets them.
/// </remarks>
[Cmdlet(
    VerbsLifecycle.Enable,
    "EntSsoMapping",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoMapping))]
public sealed class EnableEntSsoMappingCommand : MappingStateCmdlet
{
    private protected override IReadOnlyList<Change> Plan(Mapping mapping) => [MappingPlan.Enabled(mapping, isEnabled: true)];
}

/// <summary>Disables mappings of Windows accounts to external accounts: their password changes do not reach the application.</summary>
/// <remarks>
/// Needs an Application Administrator of the application; users may change their own mapping where the application lets them.
/// </remarks>
[Cmdlet(
    VerbsLifecycle.Disable,
    "EntSsoMapping",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoMapping))]
public sealed class DisableEntSsoMappingCommand : MappingStateCmdlet
{
    private protected override IReadOnlyList<Change> Plan(Mapping mapping) => [MappingPlan.Enabled(mapping, isEnabled: false)];
}

/// <summary>
/// Deletes mappings of Windows accounts to external accounts with their stored credentials. An enabled mapping is disabled first, as ENTSSO
/// demands.
/// </summary>
/// <remarks>
/// Needs an Application Administrator of the application; users may delete their own mapping where the application lets them. Deleting a
/// mapping of a live system has run on Wine only, and not on Windows yet.
/// </remarks>
[Cmdlet(
    VerbsCommon.Remove,
    "EntSsoMapping",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveEntSsoMappingCommand : MappingChangeCmdlet
{
    private protected override IReadOnlyList<Change> Plan(Mapping mapping) => MappingPlan.Remove(mapping);

    private protected override Func<Mapping, EntSsoObject>? ReadChanged(ISsoAdministration administration) => null;
}

/// <summary>Cmdlets that create a mapping, whose Windows account has to be one of the application's users.</summary>
public abstract class MappingCreationCmdlet : DirectorySystemCmdlet
{
    /// <summary>The affiliate application.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The name of an affiliate application.")]
    [SingleValue]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string Application { get; set; } = "";

    /// <summary>The Windows account: DOMAIN\user, or the name alone where its domain is clear.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The Windows account, DOMAIN\\user.")]
    [SingleValue]
    [ArgumentCompleter(typeof(WindowsAccountCompleter))]
    [AccountInput(Wildcards = true)]
    public string WindowsAccount { get; set; } = "";

    /// <summary>Enable the mapping. It is created disabled, as the product creates it.</summary>
    [Parameter]
    public SwitchParameter Enable { get; set; }

    /// <summary>Go on where it cannot be checked that the account is one of the application's users, or it is not.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the mapping, read again after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override bool AsksDirectory => !Force;

    /// <summary>Whether an account is in the Application Users of an application; not asked with -Force.</summary>
    private protected Fact<bool> Membership(ISsoAdministration administration, AffiliateApplication application, string account) =>
        Force ? Fact.Unknown<bool>("-Force was given")
        : application.Users.IsKnown ? administration.IsMemberOfAny(account, application.Users.Value, CancellationToken)
        : Fact.Unknown<bool>($"the Application Users of {application.Name} are not known: {application.Users.Reason}");

    /// <summary>Makes the changes, and returns the mapping where that was requested.</summary>
    private protected void Create(ISsoAdministration administration, Mapping mapping, IReadOnlyList<Change> changes, string resume = "")
    {
        if (Make(administration, changes, resume) && PassThru)
        {
            WriteWhenMade(() => new EntSsoMapping(ReadAgain(administration, mapping)));
        }
    }
}

/// <summary>
/// Creates a mapping of a Windows account to an external account, as event 11030 requests. Like the product it creates it disabled; -Enable
/// enables it. Credentials come with the next password change.
/// </summary>
/// <remarks>
/// Needs an Application Administrator of the application, and the right to read group memberships in the directory. Creating a mapping in a
/// live system has run on Wine only, and not on Windows yet.
/// </remarks>
[Cmdlet(
    VerbsCommon.New,
    "EntSsoMapping",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoMapping))]
public sealed class NewEntSsoMappingCommand : MappingCreationCmdlet
{
    /// <summary>The external account.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, HelpMessage = "The account in the external system.")]
    [SingleValue]
    public string ExternalUser { get; set; } = "";

    private protected override void Process(ISsoAdministration administration)
    {
        if (new[] { Application, WindowsAccount, ExternalUser }.Any(name => name.IndexOfAny(['*', '?']) >= 0))
        {
            RefuseArguments("A new mapping cannot use wildcards. Specify the application and both accounts.");
        }

        AffiliateApplication application = administration.ReadApplication(Application, CancellationToken);
        string account = WithDomain(administration);
        Mapping mapping = Mapping.Of(application.Name, account, ExternalUser);
        IReadOnlyList<Mapping> existing =
        [
            .. administration.ReadMappings(new MappingFilter(application.Name, account), CancellationToken)
                .Concat(administration.ReadMappings(new MappingFilter(application.Name, "", ExternalUser), CancellationToken)),
        ];
        Fact<bool> membership = existing.Any(mapping.IsSameAs) ? default : Membership(administration, application, account);
        Create(administration, mapping, MappingPlan.Create(application, mapping, existing, membership, Enable, Force));
    }

    private string WithDomain(ISsoAdministration administration)
    {
        if (WindowsAccount.IndexOf('\\') > 0)
        {
            return WindowsAccount;
        }

        List<string> domains = !IsFile ? [Environment.UserDomainName]
            : [.. administration.ReadMappings(new MappingFilter(), CancellationToken)
                .Select(mapping => mapping.WindowsDomain).Distinct(StringComparer.OrdinalIgnoreCase)];
        return WindowsAccount.IndexOf('@') < 0 && domains.Count == 1 && domains[0].Length > 0 ? $"{domains[0]}\\{WindowsAccount}"
            : throw new AdministrationException(
                AdministrationFailure.Ambiguous, $"The domain of {WindowsAccount} is ambiguous. Specify the account as DOMAIN\\user.");
    }
}

/// <summary>
/// Does what event 11031 requests: checks that the Windows account is among the application's users, disables and deletes its mapping, and
/// creates it again with its state. The stored credentials are deleted with the old mapping.
/// </summary>
/// <remarks>Needs an Application Administrator of the application, and the right to read group memberships in the directory.</remarks>
[Cmdlet(
    VerbsCommon.Reset,
    "EntSsoMapping",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoMapping))]
public sealed class ResetEntSsoMappingCommand : MappingCreationCmdlet
{
    /// <summary>The external account: where the Windows account has several, or to create a mapping that is gone already.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    [ArgumentCompleter(typeof(ExternalUserCompleter))]
    public string? ExternalUser { get; set; }

    private protected override void Process(ISsoAdministration administration)
    {
        AffiliateApplication application = administration.ReadApplication(Application, CancellationToken);
        MappingFilter filter = new(application.Name, WindowsAccount, ExternalUser ?? "");
        IReadOnlyList<Mapping> found = administration.ReadMappings(filter, CancellationToken);
        string account = found.Count == 1 ? found[0].WindowsAccount : WindowsAccount;
        bool? enable = MyInvocation.BoundParameters.ContainsKey(nameof(Enable)) ? Enable.IsPresent : null;
        MappingReset reset = MappingPlan.Reset(application, found, filter, Membership(administration, application, account), enable, Force);
        Create(administration, reset.Mapping, reset.Changes, reset.Resume);
    }
}
