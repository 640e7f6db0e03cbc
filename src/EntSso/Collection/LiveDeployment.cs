using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using EntSso.Collection.Sso;
using EntSso.Collection.Windows;
using EntSso.Deployment;

namespace EntSso.Collection;

/// <summary>Collects the facts of a live SSO system: through the ENTSSO components, the service control manager and the registry.</summary>
public static class LiveDeployment
{
    /// <summary>Collects. Whatever cannot be read is unknown with its reason, and the rest is read all the same.</summary>
    /// <param name="server">The SSO server to go through; null for the one that the user or this computer has selected.</param>
    /// <param name="accounts">Windows accounts whose mappings to look for, as <c>DOMAIN\user</c>.</param>
    /// <param name="toolVersion">The version of this product.</param>
    /// <param name="time">When it begins, UTC.</param>
    /// <param name="cancellationToken">Honoured before each call.</param>
    /// <exception cref="PlatformNotSupportedException">This is not Windows.</exception>
    public static SyncDeployment Collect(
        string? server, IReadOnlyList<string> accounts, string toolVersion, DateTime time, CancellationToken cancellationToken) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? new LiveSsoCollector(server, CollectingShell.Read(time, toolVersion)).Collect(accounts, cancellationToken)
            : throw new PlatformNotSupportedException("Only Windows has the components through which a live SSO system is reached.");
}
