using System.Management.Automation;
using EntSso.Administration;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Shows mappings of Windows accounts to external accounts of affiliate applications. Credentials are never read.</summary>
/// <remarks>
/// Needs an Application Administrator of the application. A live system lists the mappings of a Windows account, or of an external account
/// of an application; a deployment file lists any.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoMapping", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(EntSsoMapping))]
public sealed class GetEntSsoMappingCommand : MappingCmdlet
{
    /// <summary>The affiliate applications. Wildcards are allowed. Default: any.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string[] Application { get; set; } = [];

    /// <summary>The Windows accounts: DOMAIN\user, or the name alone. Wildcards are allowed. Default: any.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WindowsAccountCompleter))]
    [AccountInput(Wildcards = true)]
    public string[] WindowsAccount { get; set; } = [];

    /// <summary>The external accounts. Wildcards are allowed. Default: any.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExternalUserCompleter))]
    public string[] ExternalUser { get; set; } = [];

    private protected override void Process(ISsoAdministration administration) => ForEachNamed(
        administration,
        Application,
        WindowsAccount,
        ExternalUser,
        mappings =>
        {
            foreach (Mapping mapping in mappings)
            {
                Write(new EntSsoMapping(mapping));
            }
        });
}
