using System.Management.Automation;
using EntSso.Collection;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSsoPS.Completion;

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
public sealed class GetEntSsoDeploymentCommand : DeploymentCmdlet, IDynamicParameters
{
    private const string LiveSet = "Live";
    private const string SyncEngineSet = "SyncEngine";
    private const string DomainControllerSet = "DomainController";

    private readonly DirectoryConnection _connection = new();

    /// <summary>
    /// Collect from the live SSO system (Windows): its settings, servers, applications and adapters through the ENTSSO components, services
    /// and product versions from Windows. It has not run on Windows yet.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = LiveSet, HelpMessage = "-Live collects from the live SSO system.")]
    public SwitchParameter Live { get; set; }

    /// <summary>The ENTSSO server to connect to. Default: the SSO server that the user or this computer has selected.</summary>
    [Parameter(ParameterSetName = LiveSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
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
    [Parameter(Mandatory = true, ParameterSetName = SyncEngineSet, HelpMessage = "The computer of the sync engine; a dot is this one.")]
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    [ComputerInput]
    public string? SyncEngine { get; set; }

    /// <summary>
    /// Also read PCNS on these domain controllers (Windows): its service, whether its password filter is registered, and how much it logs.
    /// A dot is this computer. It has not run on Windows yet.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = DomainControllerSet, HelpMessage = "A domain controller; a dot is this computer.")]
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = SyncEngineSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    [ComputerInput]
    public string[]? DomainController { get; set; }

    /// <summary>The name of the deployment in reports.</summary>
    [Parameter]
    [SingleValue]
    public string? Name { get; set; }

    /// <summary>Also try to obtain a Kerberos ticket for each SPN that the deployment rests on.</summary>
    [Parameter]
    public SwitchParameter Ticket { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _connection;

    /// <inheritdoc/>
    private protected override DeploymentInput? ReadInput()
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

    private DeploymentInput Add(DeploymentInput input, string source, Func<SyncDeployment> collect)
    {
        SyncDeployment collected = Collected(source, collect).Deployment;
        if (collected.SyncEngine.Server.IsKnown)
        {
            RequireOneEngine([collected, input.Deployment, .. input.Deployments]);
        }

        return input with
        {
            Deployment = DeploymentMerge.Combine(input.Deployment, collected),
            Deployments = [.. input.Deployments.Select(deployment => DeploymentMerge.Combine(deployment, collected))],
        };
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ReadInput() is not DeploymentInput input)
        {
            return;
        }

        foreach (SyncDeployment deployment in (input with { Deployment = input.Deployment with { Name = Name ?? input.Deployment.Name } })
            .Named(""))
        {
            WriteObject(Ask(deployment));
        }
    }

    private SyncDeployment Ask(SyncDeployment deployment)
    {
        if (_connection.IsNamed)
        {
            using IDirectory directory = _connection.Open(this);
            WriteVerbose($"Asking {directory.Source}.");
            deployment = DeploymentMerge.Combine(
                deployment, Timed(
                    "Querying the directory",
                    () => Stoppable(() => DeploymentQuestions.QueryDirectory(deployment, directory, CancellationToken))));
        }

        if (Ticket)
        {
            IReadOnlyList<KerberosProbe> probes = Stoppable(
                () => TicketProbing.Probe(this, DeploymentQuestions.ServicePrincipalNames(deployment), _connection, CancellationToken));
            deployment = DeploymentMerge.Combine(deployment, new SyncDeployment { KerberosProbes = probes });
        }

        return deployment;
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
            ThrowTerminatingError(
                new ErrorRecord(exception, ErrorIds.Prefix + ErrorIds.WindowsRequired, ErrorCategory.NotImplemented, source));
            throw;
        }
    }
}
