using System.Management.Automation;
using EntSso.Administration;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Shows mappings of Windows accounts to external accounts of affiliate applications. Credentials are never read.</summary>
/// <remarks>
/// Needs an Application Administrator of the application. A live system tells mappings of one Windows account, or of one external account of
/// an application; a deployment file tells any.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoMapping", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(EntSsoMapping))]
public sealed class GetEntSsoMappingCommand : MappingCmdlet
{
    /// <summary>The affiliate application. Wildcards are allowed. Default: any.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string? Application { get; set; }

    /// <summary>The Windows account, DOMAIN\user. Wildcards are allowed. Default: any.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WindowsAccountCompleter))]
    public string? WindowsAccount { get; set; }

    /// <summary>The external account. Wildcards are allowed. Default: any.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExternalUserCompleter))]
    public string? ExternalUser { get; set; }

    private protected override void Process(ISsoAdministration administration)
    {
        foreach (Mapping mapping in SelectMappings(administration, Application ?? "", WindowsAccount ?? "", ExternalUser ?? ""))
        {
            Write(new EntSsoMapping(mapping));
        }
    }
}
