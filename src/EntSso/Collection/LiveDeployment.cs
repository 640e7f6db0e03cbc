using System.Runtime.InteropServices;
using EntSso.Collection.Pcns;
using EntSso.Collection.Sso;
using EntSso.Collection.SyncEngine;
using EntSso.Collection.Windows;
using EntSso.Deployment;

namespace EntSso.Collection;

/// <summary>
/// Collects facts of the running products, which only Windows has: of an SSO system and of a sync engine. Whatever cannot be read is
/// unknown with its reason, and the rest is still read.
/// </summary>
internal static class LiveDeployment
{
    private const string ReadFiles = "read exported files: specify a deployment file, or a folder of exports and logs.";

    /// <summary>Collects the facts of an SSO system through the ENTSSO components, the service control manager and the registry.</summary>
    /// <exception cref="PlatformNotSupportedException">This is not Windows; the message says what to do instead.</exception>
    public static SyncDeployment CollectSsoSystem(string? server, IReadOnlyList<string> accounts, CancellationToken cancellationToken) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? new LiveSsoCollector(server, Run()).Collect(accounts, cancellationToken)
            : throw new PlatformNotSupportedException(
                "A live SSO system is reached through COM components that only Windows has. Collect on an SSO server, or " + ReadFiles);

    /// <summary>Collects the facts of a sync engine through WMI and the service control manager.</summary>
    /// <exception cref="PlatformNotSupportedException">This is not Windows; the message says what to do instead.</exception>
    public static SyncDeployment CollectSyncEngine(string? computer, CancellationToken cancellationToken) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? new SyncEngineCollector(computer).Collect(cancellationToken) with { Collections = [Run()] }
            : throw new PlatformNotSupportedException(
                "A running sync engine is reached through WMI, which only Windows has. Collect on the sync engine's server, or "
                    + ReadFiles);

    /// <summary>Collects what Windows reports about PCNS on domain controllers (services and registry).</summary>
    /// <exception cref="PlatformNotSupportedException">This is not Windows; the message says what to do instead.</exception>
    public static SyncDeployment CollectDomainControllers(IReadOnlyList<string> computers, CancellationToken cancellationToken) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? DomainControllerCollector.OnWindows().Collect(computers, cancellationToken) with { Collections = [Run()] }
            : throw new PlatformNotSupportedException(
                "PCNS on a domain controller is read through services and the registry, which only Windows has. Collect on a Windows "
                    + "computer, or "
                    + ReadFiles);

    private static CollectionRun Run() =>
        CollectingShell.Read(DateTime.UtcNow, typeof(LiveDeployment).Assembly.GetName().Version?.ToString(3) ?? "");
}
