using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Desired;

/// <summary>Shows how a system is, in the form of a desired configuration.</summary>
internal static class CurrentConfiguration
{
    /// <summary>
    /// Reads the settings that a desired configuration states. One that could not be read is not stated in the result, and what does not
    /// exist is not in it.
    /// </summary>
    /// <param name="wanted">The desired configuration: it says what is requested.</param>
    /// <param name="administration">The SSO system; it is read only.</param>
    /// <param name="extensions">The connections of the management agents, from exports.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="AdministrationException">The system could not be read at all.</exception>
    public static DesiredConfiguration Read(
        DesiredConfiguration wanted, ISsoAdministration administration, IReadOnlyList<PasswordExtension> extensions,
        CancellationToken cancellationToken)
    {
        _ = wanted ?? throw new ArgumentNullException(nameof(wanted));
        _ = administration ?? throw new ArgumentNullException(nameof(administration));
        return new DesiredConfiguration
        {
            PasswordSyncMode = wanted.PasswordSyncMode == new DesiredMode()
                ? wanted.PasswordSyncMode
                : Mode(wanted.PasswordSyncMode, administration.ReadSystem(cancellationToken)),
            Servers = [.. wanted.Servers.Select(item => ReadServer(item, administration, cancellationToken)).OfType<DesiredServer>()],
            Adapters = wanted.Adapters.Count == 0 ? [] : Existing(
                wanted.Adapters, administration.ReadAdapters(cancellationToken), item => item.Name, adapter => adapter.Name, Adapter),
            Applications = wanted.Applications.Count == 0 ? [] : Existing(
                wanted.Applications, administration.ReadApplications(cancellationToken), item => item.Name, application => application.Name,
                Application),
            ServicePrincipalNames = [.. Holders(wanted.ServicePrincipalNames, administration.Directory, cancellationToken)],
            ManagementAgents =
            [
                .. wanted.ManagementAgents.Select(item => Agent(item, extensions.FirstOrDefault(
                    extension => string.Equals(extension.ManagementAgent, item.Name, StringComparison.OrdinalIgnoreCase)))).OfType<DesiredManagementAgent>(),
            ],
        };
    }

    // One list for all of them: a live system is queried for each entry of it.
    private static IReadOnlyList<TWanted> Existing<TWanted, TActual>(
        IReadOnlyList<TWanted> wanted,
        IReadOnlyList<TActual> actual,
        Func<TWanted, string> nameOfWanted,
        Func<TActual, string> nameOfActual,
        Func<TWanted, TActual, TWanted> state)
        where TActual : class =>
    [
        .. from item in wanted
           let found = actual.FirstOrDefault(candidate => NameText.Same(nameOfActual(candidate), nameOfWanted(item)))
           where found is not null
           select state(item, found),
    ];

    private static DesiredServer? ReadServer(DesiredServer wanted, ISsoAdministration administration, CancellationToken cancellationToken)
    {
        try
        {
            return Server(wanted, administration.ReadServer(wanted.Name, cancellationToken));
        }
        catch (AdministrationException failed) when (failed.Failure is AdministrationFailure.NotFound)
        {
            return null;
        }
        catch (AdministrationException failed) when (failed.Failure
            is AdministrationFailure.ServerUnreachable or AdministrationFailure.AccessDenied or AdministrationFailure.Refused or AdministrationFailure.Ambiguous)
        {
            return new DesiredServer { Name = wanted.Name };
        }
    }

    private static DesiredMode Mode(DesiredMode wanted, SsoSystem system) => new()
    {
        WindowsToAdapters = State(wanted.WindowsToAdapters, system.FromWindowsToAdapters),
        AdaptersToDatabase = State(wanted.AdaptersToDatabase, system.FromAdaptersToDatabase),
        AdaptersToWindows = State(wanted.AdaptersToWindows, system.FromAdaptersToWindows),
    };

    private static DesiredServer Server(DesiredServer wanted, SsoServer server) => new()
    {
        Name = wanted.Name,
        AllowMiis = State(wanted.AllowMiis, server.AllowMiis),
        AllowPcns = State(wanted.AllowPcns, server.AllowPcns),
        PasswordSyncAgeHours = State(wanted.PasswordSyncAgeHours, server.PasswordSyncAgeHours),
        PositiveAuditLevel = State(wanted.PositiveAuditLevel, server.PositiveAuditLevel),
        NegativeAuditLevel = State(wanted.NegativeAuditLevel, server.NegativeAuditLevel),
        ReplayDirectory = State(wanted.ReplayDirectory, server.ReplayDirectory),
    };

    private static DesiredAdapter Adapter(DesiredAdapter wanted, SyncAdapter adapter) => new()
    {
        Name = wanted.Name,
        Enabled = State(wanted.Enabled, adapter.IsEnabled),
        SyncToAdapter = State(wanted.SyncToAdapter, adapter.SyncToAdapter),
        SyncFromAdapter = State(wanted.SyncFromAdapter, adapter.SyncFromAdapter),
        ChangeWindowsPassword = State(wanted.ChangeWindowsPassword, adapter.ChangeWindowsPassword),
        VerifyOldPassword = State(wanted.VerifyOldPassword, adapter.VerifyOldPassword),
        SendOldPassword = State(wanted.SendOldPassword, adapter.SendOldPassword),
        AllowMappingConflicts = State(wanted.AllowMappingConflicts, adapter.AllowMappingConflicts),
    };

    private static DesiredApplication Application(DesiredApplication wanted, AffiliateApplication application) => new()
    {
        Name = wanted.Name,
        Enabled = State(wanted.Enabled, application.IsEnabled),
        Adapter = State(wanted.Adapter, application.Adapter),
        DirectPasswordSync = State(wanted.DirectPasswordSync, application.DirectPasswordSync),
    };

    private static DesiredManagementAgent? Agent(DesiredManagementAgent wanted, PasswordExtension? extension) =>
        extension is null ? null : new()
    {
        Name = wanted.Name,
        ConnectTo = State(wanted.ConnectTo, extension.ConnectTo),
        User = State(wanted.User, extension.User),
    };

    private static IEnumerable<DesiredServicePrincipalName> Holders(
        IReadOnlyList<DesiredServicePrincipalName> wanted, IDirectory? directory, CancellationToken cancellationToken)
    {
        if (directory is null || wanted.Count == 0)
        {
            return [];
        }

        try
        {
            return [.. directory.FindSpnHolders([.. wanted.Select(item => item.ServicePrincipalName)], cancellationToken)
                .SelectMany(lookup => lookup.Holders.Or([]).Select(holder => new DesiredServicePrincipalName
                {
                    ServicePrincipalName = lookup.ServicePrincipalName,
                    Account = holder.ToString(),
                }))];
        }
        catch (DirectoryException)
        {
            return [];
        }
    }

    private static Stated<T> State<T>(Stated<T> wanted, Fact<T> actual) =>
        wanted.IsStated && actual.IsKnown ? new Stated<T>(actual.Value, true) : default;
}
