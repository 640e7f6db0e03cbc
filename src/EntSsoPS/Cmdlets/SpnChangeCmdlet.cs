using System.Management.Automation;
using System.Runtime.InteropServices;
using EntSso.Administration.ServicePrincipalNames;
using EntSso.Collection.Directory;
using EntSso.Naming;

namespace EntSsoPS.Cmdlets;

/// <summary>Cmdlets that change service principal names. Every change is planned against the whole forest before it is made.</summary>
public abstract class SpnChangeCmdlet : DirectoryCmdlet
{
    private readonly HashSet<string> _done = new(StringComparer.OrdinalIgnoreCase);

    private IDirectory? _directory;

    /// <summary>The SPNs, for example ENTSSO/INTSVR1 and ENTSSO/INTSVR1.fabrikam.com.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "An SPN, for example ENTSSO/INTSVR1.fabrikam.com.")]
    [Alias("SPN")]
    [Names(nameof(ServicePrincipalName))]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] ServicePrincipalName { get; set; } = [];

    /// <summary>The account: DOMAIN\user, user@domain, a SID, or the name alone for an account of the domain that is queried.</summary>
    [Parameter(
        Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ENTSSO service account, DOMAIN\\user.")]
    [Alias("ServiceAccount")]
    [AllowEmptyString]
    [SingleValue]
    public virtual string Account { get; set; } = "";

    /// <summary>
    /// Returns the setspn commands for an administrator who has the right to run them, instead of changing anything. Without -Directory
    /// (and off Windows) the commands are made from the names alone.
    /// </summary>
    [Parameter]
    public SwitchParameter AsCommand { get; set; }

    /// <summary>Returns the change that was made, or found unnecessary.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string spn in ServicePrincipalName ?? [])
        {
            if (string.IsNullOrEmpty(spn) && MyInvocation.ExpectingInput)
            {
                WriteVerbose("A finding that is about no SPN is passed over.");
                continue;
            }

            Process(spn);
        }
    }

    private void Process(string name)
    {
        if (Read(name) is not { } request || !_done.Add($"{request.Spn} {request.Account}"))
        {
            return;
        }

        if (AsCommand && !HasDirectory && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            WriteObject(CommandFor(request.Spn, request.Account));
            return;
        }

        try
        {
            _directory ??= OpenDirectory();
            var registrar = new SpnRegistrar(_directory);
            SpnChange change = Timed("Querying the directory", () => Stoppable(() => Plan(registrar, request.Spn, request.Account)));
            WriteVerbose($"Planned against {_directory.Source}: {change}.");
            if (AsCommand)
            {
                WriteObject(change.ToCommand(), enumerateCollection: true);
            }
            else
            {
                Apply(registrar, change);
            }
        }
        catch (SpnRefusedException refused)
        {
            ErrorCategory category = refused.Refusal switch
            {
                SpnRefusal.AccountNotFound => ErrorCategory.ObjectNotFound,
                SpnRefusal.HeldByAnother or SpnRefusal.ChangedMeanwhile or SpnRefusal.RegisteredTwice => ErrorCategory.ResourceExists,
                _ => ErrorCategory.InvalidOperation,
            };
            WriteError(ErrorIds.Spn + refused.Refusal, refused, category, request.Spn);
        }
        catch (DirectoryException failed)
        {
            ErrorCategory category = failed.Failure == DirectoryFailure.NoRights
                ? ErrorCategory.PermissionDenied
                : ErrorCategory.ConnectionError;
            WriteError(ErrorIds.Directory + failed.Failure, failed, category, request.Spn);
        }
    }

    /// <summary>Plans the change.</summary>
    private protected abstract SpnChange Plan(SpnRegistrar registrar, ServicePrincipalName spn, AccountName account);

    /// <summary>The command for the change, by the names alone.</summary>
    private protected abstract string CommandFor(ServicePrincipalName spn, AccountName account);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _directory?.Dispose();
        }

        base.Dispose(disposing);
    }

    private (ServicePrincipalName Spn, AccountName Account)? Read(string name)
    {
        if (!EntSso.Naming.ServicePrincipalName.TryParse(name, out ServicePrincipalName? spn, out NameError? error))
        {
            WriteError(ErrorIds.SpnFormat, new NameFormatException(error), ErrorCategory.InvalidArgument, name);
            return null;
        }

        if (Account.Length == 0)
        {
            WriteError(
                ErrorIds.AccountUnknown,
                new PSArgumentException($"The account of {spn} is not known. Specify it with -Account."),
                ErrorCategory.InvalidArgument,
                name);
            return null;
        }

        if (!AccountName.TryParse(Account, out AccountName? account, out error))
        {
            WriteError(ErrorIds.AccountFormat, new NameFormatException(error), ErrorCategory.InvalidArgument, Account);
            return null;
        }

        return (spn, account);
    }

    private void Apply(SpnRegistrar registrar, SpnChange change)
    {
        if (change.Kind == SpnChangeKind.None)
        {
            WriteVerbose($"{change.ServicePrincipalName} of {change.Account} is already registered as requested.");
        }
        else if (!ShouldProcess($"{change.ServicePrincipalName} of {change.Account}", change.ToString()))
        {
            return;
        }
        else
        {
            Timed("Changing the directory", () => Stoppable(() => registrar.Apply(change, CancellationToken)));
        }

        if (PassThru)
        {
            WriteObject(change);
        }
    }
}
