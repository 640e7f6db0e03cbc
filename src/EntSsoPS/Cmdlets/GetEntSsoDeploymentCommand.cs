using System.Management.Automation;
using EntSso.Collection;
using EntSso.Collection.Directory;
using EntSso.Deployment;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Gathers the facts of a deployment from deployment files, exports and event logs, or from a live SSO system and sync engine, into one
/// object, and asks a directory and Kerberos for what these make worth asking. Partial collections of several machines are merged: known
/// facts win over unknown ones, newer over older.
/// </summary>
/// <remarks>
/// Asking a directory and tickets has been tried against Samba Active Directory on Linux, and has not run on Windows yet. Collecting from
/// an SSO system has run on Wine only, and from a sync engine nowhere yet.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoDeployment")]
[OutputType(typeof(SyncDeployment))]
public sealed class GetEntSsoDeploymentCommand : DeploymentCmdlet
{
    private const string LiveSet = "Live";
    private const string SyncEngineSet = "SyncEngine";
    private const string DomainControllerSet = "DomainController";

    private readonly DirectoryConnection _connection = new();

    /// <summary>
    /// Collect from the live SSO system (Windows): its settings, servers, applications and adapters through the ENTSSO components, services
    /// and product versions from Windows. It has not run on Windows yet.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = LiveSet)]
    public SwitchParameter Live { get; set; }

    /// <summary>The ENTSSO server to connect to. Default: the SSO server that the user or this computer has selected.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    [ComputerInput]
    public string? ComputerName { get; set; }

    /// <summary>Windows accounts whose mappings to collect, DOMAIN\user: ENTSSO lists mappings by account only.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNull]
    [AccountInput]
    public string[] MappingOf { get; set; } = [];

    /// <summary>
    /// Also ask the sync engine that runs on this computer (Windows): its service, and the waiting, received and delivered password
    /// changes through WMI. A dot is this computer. It has not run on Windows yet.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = SyncEngineSet)]
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    [ComputerInput]
    public string? SyncEngine { get; set; }

    /// <summary>
    /// Also read PCNS on these domain controllers (Windows): its service, whether its password filter is registered, and how much it logs. A dot
    /// is this computer. It has not run on Windows yet.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = DomainControllerSet)]
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = SyncEngineSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    [ComputerInput]
    public string[]? DomainController { get; set; }

    /// <summary>What the deployment is called in reports.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>
    /// Also ask this directory for accounts, SPNs and group memberships: a domain or domain controller, ldap://HOST[:PORT] or
    /// ldaps://HOST[:PORT]; on Windows an empty string for the domain of this computer.
    /// </summary>
    [Parameter]
    [AllowEmptyString]
    public string? Directory
    {
        get => _connection.Address;
        set => _connection.Address = value;
    }

    /// <summary>
    /// Ask as this account instead of the current user. Off Windows it needs a protected connection: an ldaps:// address or -StartTls.
    /// </summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential
    {
        get => _connection.Credential;
        set => _connection.Credential = value;
    }

    /// <summary>Change the plain LDAP connection to TLS before anything else is sent.</summary>
    [Parameter]
    public SwitchParameter StartTls
    {
        get => _connection.StartTls;
        set => _connection.StartTls = value;
    }

    /// <summary>A folder of PEM files of certification authorities to trust for TLS, beside those of the system.</summary>
    [Parameter]
    public string? CertificateFolder
    {
        get => _connection.CertificateFolder;
        set => _connection.CertificateFolder = value;
    }

    /// <summary>How long one request to the directory, or one try for a ticket, may take, in seconds: 1 to 600. Default: 15.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds
    {
        get => _connection.TimeoutSeconds;
        set => _connection.TimeoutSeconds = value;
    }

    /// <summary>Also try to obtain a Kerberos ticket for each SPN that the deployment rests on.</summary>
    [Parameter]
    public SwitchParameter Ticket { get; set; }

    /// <inheritdoc/>
    protected override DeploymentInput? ReadInput()
    {
        DeploymentInput? input = ParameterSetName switch
        {
            LiveSet => Collected("the SSO system", () => LiveDeployment.CollectSsoSystem(ComputerName, MappingOf, CancellationToken)),
            SyncEngineSet or DomainControllerSet => new DeploymentInput { Deployment = new SyncDeployment(), RecognisedFiles = 0 },
            _ => base.ReadInput(),
        };
        if (input is not null && SyncEngine is not null)
        {
            input = Add(input, $"the sync engine of {SyncEngine}", () => LiveDeployment.CollectSyncEngine(SyncEngine, CancellationToken));
        }

        return input is null || DomainController is null ? input : Add(
            input, string.Join(", ", DomainController), () => LiveDeployment.CollectDomainControllers(DomainController, CancellationToken));
    }

    private DeploymentInput Add(DeploymentInput input, string source, Func<SyncDeployment> collect) =>
        input with { Deployment = DeploymentMerge.Combine(input.Deployment, Collected(source, collect).Deployment) };

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ReadInput() is not DeploymentInput input)
        {
            return;
        }

        SyncDeployment deployment = input.Deployment with { Name = Name ?? input.Deployment.Name };
        if (_connection.IsNamed)
        {
            using IDirectory directory = _connection.Open(this);
            WriteVerbose($"Asking {directory.Source}.");
            deployment = DeploymentMerge.Combine(
                deployment, Timed(
                    "Asking the directory",
                    () => Stoppable(() => DeploymentQuestions.AskDirectory(deployment, directory, CancellationToken))));
        }

        if (Ticket)
        {
            IReadOnlyList<KerberosProbe> probes = Stoppable(
                () => TicketProbing.Probe(this, DeploymentQuestions.ServicePrincipalNames(deployment), _connection, CancellationToken));
            deployment = DeploymentMerge.Combine(deployment, new SyncDeployment { KerberosProbes = probes });
        }

        WriteObject(deployment);
    }

    private DeploymentInput Collected(string source, Func<SyncDeployment> collect)
    {
        WriteVerbose($"Collecting from {source}.");
        try
        {
            return new DeploymentInput { Deployment = Timed($"Collecting from {source}", () => Stoppable(collect)), RecognisedFiles = 0 };
        }
        catch (PlatformNotSupportedException exception)
        {
            ThrowTerminatingError(new ErrorRecord(exception, ErrorIds.Prefix + ErrorIds.WindowsRequired, ErrorCategory.NotImplemented, source));
            throw;
        }
    }
}
