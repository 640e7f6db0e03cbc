using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets about mappings, which are named by their parts.</summary>
public abstract class MappingCmdlet : SystemCmdlet
{
    /// <summary>
    /// Does some work with the mappings of each combination of names; a failure is an error about it and leaves the others.
    /// </summary>
    /// <param name="administration">The SSO system.</param>
    /// <param name="applications">Applications; none for any.</param>
    /// <param name="windowsAccounts">Windows accounts; none for any.</param>
    /// <param name="externalUsers">External accounts; none for any.</param>
    /// <param name="work">Gets the mappings of one combination.</param>
    private protected void ForEachNamed(
        ISsoAdministration administration,
        string[] applications,
        string[] windowsAccounts,
        string[] externalUsers,
        Action<IReadOnlyList<Mapping>> work)
    {
        foreach (string application in applications.DefaultIfEmpty(""))
        {
            foreach (string account in windowsAccounts.DefaultIfEmpty(""))
            {
                foreach (string external in externalUsers.DefaultIfEmpty(""))
                {
                    GuardItem(
                        new MappingFilter(application, account, external).ToString(),
                        () => work(SelectMappings(administration, application, account, external)));
                }
            }
        }
    }

    /// <summary>
    /// The mappings whose parts fit. Plain names that fit none are an error; where one has wildcards, only an application that does not
    /// exist.
    /// </summary>
    /// <param name="administration">The SSO system.</param>
    /// <param name="application">The application; empty for any.</param>
    /// <param name="windowsAccount">The Windows account; empty for any.</param>
    /// <param name="externalUser">The external account; empty for any.</param>
    private List<Mapping> SelectMappings(
        ISsoAdministration administration, string application, string windowsAccount, string externalUser)
    {
        NamePattern[] parts = [new(application), new(windowsAccount), new(externalUser)];
        MappingFilter filter = new(parts[0].PlainText, parts[1].PlainText, parts[2].PlainText);
        bool isBare = windowsAccount.IndexOf('\\') < 0;
        List<Mapping> found =
        [
            .. administration.ReadMappings(filter, CancellationToken).Where(mapping => parts[0].Fits(mapping.Application)
                && (parts[1].Fits(mapping.WindowsAccount) || (isBare && parts[1].Fits(mapping.WindowsUser)))
                && parts[2].Fits(mapping.ExternalUser)),
        ];
        if (found.Count > 0)
        {
            return found;
        }

        if (filter.Application.Length > 0)
        {
            administration.ReadApplication(filter.Application, CancellationToken);
        }

        if (parts.Any(part => part.HasWildcards))
        {
            NothingFits(new MappingFilter(application, windowsAccount, externalUser).ToString());
            return found;
        }

        return windowsAccount.Length == 0 && externalUser.Length == 0
            ? found
            : throw new AdministrationException(
                AdministrationFailure.NotFound,
                $"{administration.Target}: there is no mapping {filter}.{OthersThan(administration, filter)}");
    }

    // A live system cannot list the mappings of an application.
    private string OthersThan(ISsoAdministration administration, MappingFilter filter) => IsFile
        ? " " + DeploymentNames.Known(
            "mapping",
            administration.ReadMappings(new MappingFilter(filter.Application), CancellationToken).Select(mapping => mapping.ToString()))
        : "";
}

/// <summary>Cmdlets that change existing mappings.</summary>
public abstract class MappingChangeCmdlet : MappingCmdlet
{
    /// <summary>The affiliate applications. Wildcards are allowed.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of an affiliate application, or a pattern.")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string[] Application { get; set; } = [];

    /// <summary>The Windows accounts: DOMAIN\user, or the name alone. Wildcards are allowed.</summary>
    [Parameter(
        Mandatory = true,
        Position = 1,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "A Windows account: DOMAIN\\user, or a pattern.")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WindowsAccountCompleter))]
    [AccountInput(Wildcards = true)]
    public string[] WindowsAccount { get; set; } = [];

    /// <summary>The external accounts, where the Windows account has several. Wildcards are allowed.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExternalUserCompleter))]
    public string[] ExternalUser { get; set; } = [];

    private protected sealed override void Process(ISsoAdministration administration) => ForEachNamed(
        administration,
        Application,
        WindowsAccount,
        ExternalUser,
        mappings => ChangeEach(administration, mappings, mapping => mapping.ToString(), Plan, ReadChanged(administration)));

    /// <summary>Plans the changes of a mapping.</summary>
    private protected abstract IReadOnlyList<Change> Plan(Mapping mapping);

    /// <summary>Reads a mapping after its change, to return it; null when nothing is to be returned.</summary>
    private protected abstract Func<Mapping, EntSsoObject>? ReadChanged(ISsoAdministration administration);
}

/// <summary>Cmdlets that enable or disable mappings.</summary>
public abstract class MappingStateCmdlet : MappingChangeCmdlet
{
    /// <summary>Returns the mapping, read again after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override Func<Mapping, EntSsoObject>? ReadChanged(ISsoAdministration administration) =>
        PassThru ? mapping => new EntSsoMapping(ReadAgain(administration, mapping)) : null;
}
