using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using EntSso.Collection.Directory;
using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>Tells how a system is, in the form of a desired configuration.</summary>
public static class CurrentConfiguration
{
    /// <summary>Reads the settings that a desired configuration states. One that could not be read is not stated in the result.</summary>
    /// <param name="wanted">The desired configuration: it says what is asked for.</param>
    /// <param name="administration">The SSO system; it is read only.</param>
    /// <param name="extensions">The connections of the management agents, from exports.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="AdministrationException">The system could not be read at all.</exception>
    public static DesiredConfiguration Read(
        DesiredConfiguration wanted, ISsoAdministration administration, IReadOnlyList<PasswordExtension> extensions, CancellationToken cancellationToken)
    {
        _ = wanted ?? throw new ArgumentNullException(nameof(wanted));
        _ = administration ?? throw new ArgumentNullException(nameof(administration));
        return new DesiredConfiguration
        {
            PasswordSyncMode = wanted.PasswordSyncMode == new DesiredMode() ? wanted.PasswordSyncMode : Mode(wanted.PasswordSyncMode, administration.ReadSystem(cancellationToken)),
            Servers = Existing(wanted.Servers, item => Server(item, administration.ReadServer(item.Name, cancellationToken))),
            Adapters = Existing(wanted.Adapters, item => Adapter(item, administration.ReadAdapter(item.Name, cancellationToken))),
            Applications = Existing(wanted.Applications, item => Application(item, administration.ReadApplication(item.Name, cancellationToken))),
            ServicePrincipalNames = [.. Holders(wanted.ServicePrincipalNames, administration.Directory, cancellationToken)],
            ManagementAgents =
            [
                .. wanted.ManagementAgents.Select(item => Agent(item, extensions.FirstOrDefault(
                    extension => string.Equals(extension.ManagementAgent, item.Name, StringComparison.OrdinalIgnoreCase)))).OfType<DesiredManagementAgent>(),
            ],
        };
    }

    private static List<T> Existing<T>(IReadOnlyList<T> wanted, Func<T, T> read)
    {
        List<T> found = [];
        foreach (T item in wanted)
        {
            try
            {
                found.Add(read(item));
            }
            catch (AdministrationException failed) when (failed.Failure is AdministrationFailure.NotFound)
            {
                // What does not exist has no state to tell.
            }
        }

        return found;
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

    private static DesiredManagementAgent? Agent(DesiredManagementAgent wanted, PasswordExtension? extension) => extension is null ? null : new()
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
        catch (DirectoryException failed)
        {
            throw new AdministrationException(AdministrationFailure.ServerUnreachable, failed.Message, failed);
        }
    }

    private static Stated<T> State<T>(Stated<T> wanted, Fact<T> actual) => wanted.IsStated && actual.IsKnown ? new Stated<T>(actual.Value, true) : default;
}
