using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets that change a setting of mappings.</summary>
public abstract class MappingChangeCmdlet : MappingCmdlet
{
    /// <summary>The affiliate application. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string Application { get; set; } = "";

    /// <summary>The Windows account, DOMAIN\user. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WindowsAccountCompleter))]
    public string WindowsAccount { get; set; } = "";

    /// <summary>The external account, where the Windows account has several. Wildcards are allowed.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExternalUserCompleter))]
    public string? ExternalUser { get; set; }

    /// <summary>Returns the mapping as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override void Process(ISsoAdministration administration) => ChangeEach(
        administration,
        SelectMappings(administration, Application, WindowsAccount, ExternalUser ?? ""),
        mapping => mapping.ToString(),
        mapping => [Plan(mapping)],
        PassThru ? mapping => new EntSsoMapping(ReadAgain(administration, mapping)) : null);

    /// <summary>Plans the change of a mapping.</summary>
    private protected abstract Change Plan(Mapping mapping);
}
