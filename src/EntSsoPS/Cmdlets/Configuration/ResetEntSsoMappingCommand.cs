using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Collection.Directory;
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
public sealed class ResetEntSsoMappingCommand : MappingCmdlet
{
    private readonly DirectoryConnection _connection = new();

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

    /// <summary>Enable the new mapping even if the old one was disabled.</summary>
    [Parameter]
    public SwitchParameter Enable { get; set; }

    /// <summary>Go on where the account is not among the application's users, or nobody can say whether it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the mapping as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// The directory to ask for group memberships: a domain or domain controller, ldap://HOST[:PORT] or ldaps://HOST[:PORT]. Default: the
    /// domain of this computer. A deployment file is asked for the memberships that were collected into it.
    /// </summary>
    [Parameter(ParameterSetName = LiveSet)]
    [AllowEmptyString]
    public string? Directory
    {
        get => _connection.Address;
        set => _connection.Address = value;
    }

    /// <summary>Ask the directory as this account instead of the current user.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [Credential]
    public PSCredential? Credential
    {
        get => _connection.Credential;
        set => _connection.Credential = value;
    }

    /// <summary>Change the plain LDAP connection to TLS before anything else is sent.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    public SwitchParameter StartTls
    {
        get => _connection.StartTls;
        set => _connection.StartTls = value;
    }

    /// <summary>A folder of PEM files of certification authorities to trust for TLS, beside those of the system.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    public string? CertificateFolder
    {
        get => _connection.CertificateFolder;
        set => _connection.CertificateFolder = value;
    }

    /// <summary>How long one request to the directory may take, in seconds: 1 to 600. Default: 15.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds
    {
        get => _connection.TimeoutSeconds;
        set => _connection.TimeoutSeconds = value;
    }

    private protected override Func<IDirectory>? MembershipDirectory => Force ? null : () => _connection.Open(this);

    private protected override void Process(ISsoAdministration administration)
    {
        AffiliateApplication application = administration.ReadApplication(Application, CancellationToken);
        MappingFilter filter = new(application.Name, WindowsAccount, ExternalUser ?? "");
        IReadOnlyList<Mapping> found = administration.ReadMappings(filter, CancellationToken);
        IReadOnlyList<Change> changes = MappingPlan.Reset(application, found, filter, Membership(administration, application), Enable, Force);
        Mapping created = changes.OfType<MappingExistenceChange>().Last().Mapping;
        string resume = changes[changes.Count - 1] is MappingEnabledChange
            ? MappingPlan.ResumeReset(created)
            : changes.OfType<MappingExistenceChange>().Last().Cmdlet;
        if (Make(administration, changes, resume) && PassThru)
        {
            Write(new EntSsoMapping(ReadAgain(administration, created)));
        }
    }

    private Fact<bool> Membership(ISsoAdministration administration, AffiliateApplication application) =>
        Force ? Fact.Unknown<bool>("-Force was given")
        : application.Users.IsKnown ? administration.IsMemberOfAny(WindowsAccount, application.Users.Value, CancellationToken)
        : Fact.Unknown<bool>($"the Application Users of {application.Name} are not known: {application.Users.Reason}");
}
