using System.CommandLine;
using System.CommandLine.Parsing;
using EntSso.Collection;
using EntSso.Deployment;

namespace EntSso.Cli.Commands;

/// <summary>The options that say which running products are queried. Only Windows can; elsewhere it is one error.</summary>
internal sealed class LiveInput
{
    public Option<bool> Live { get; } = new("--live")
    {
        Description = "Also collect from the live SSO system (Windows only, not yet run there).",
    };

    public Option<string?> Server { get; } = new("--server")
    {
        Description = "With --live: the SSO server to go through; without it the one that the user or this computer has selected.",
        HelpName = "NAME",
    };

    public Option<string[]> MappingsOf { get; } = new("--mapping-of")
    {
        Description = "With --live: Windows accounts whose mappings to collect, because ENTSSO lists mappings by account only.",
        HelpName = "DOMAIN\\USER",
    };

    public Option<string?> SyncEngine { get; } = new("--sync-engine")
    {
        Description = "Also query the sync engine on this computer through WMI, a dot for this one (Windows only, not yet run there).",
        HelpName = "COMPUTER",
    };

    public Option<string[]> DomainControllers { get; } = new("--domain-controller")
    {
        Description = "Also read PCNS on this domain controller from its services and registry, a dot for this computer (Windows "
            + "only, not yet run there).",
        HelpName = "COMPUTER",
    };

    public void AddTo(Command command)
    {
        NameOption.CheckComputers(Server);
        NameOption.CheckComputers(SyncEngine);
        NameOption.CheckComputers(DomainControllers);
        command.Options.Add(DomainControllers);
        NameOption.CheckAccounts(MappingsOf);
        command.Options.Add(Live);
        command.Options.Add(Server);
        command.Options.Add(MappingsOf);
        command.Options.Add(SyncEngine);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(Live) && (result.GetValue(Server) is not null || result.GetValue(MappingsOf) is { Length: > 0 }))
            {
                result.AddError("--server and --mapping-of need --live.");
            }
        });
    }

    /// <summary>Whether a running product is to be queried.</summary>
    public bool IsGiven(SymbolResult arguments) => arguments.GetValue(Live) || arguments.GetValue(SyncEngine) is not null
        || arguments.GetValue(DomainControllers) is { Length: > 0 };

    /// <summary>Whether a running product is to be queried.</summary>
    public bool IsGiven(ParseResult arguments) => IsGiven(arguments.CommandResult);

    /// <summary>Asks what the options name.</summary>
    /// <exception cref="PlatformNotSupportedException">This is not Windows; the message says what to do instead.</exception>
    public SyncDeployment Collect(ParseResult arguments, CancellationToken cancellationToken)
    {
        SyncDeployment deployment = new();
        if (arguments.GetValue(Live))
        {
            deployment = LiveDeployment.CollectSsoSystem(
                arguments.GetValue(Server), arguments.GetValue(MappingsOf) ?? [], cancellationToken);
        }

        if (arguments.GetValue(SyncEngine) is { } computer)
        {
            deployment = DeploymentMerge.Combine(deployment, LiveDeployment.CollectSyncEngine(computer, cancellationToken));
        }

        return arguments.GetValue(DomainControllers) is { Length: > 0 } controllers
            ? DeploymentMerge.Combine(deployment, LiveDeployment.CollectDomainControllers(controllers, cancellationToken))
            : deployment;
    }
}
