using System.Runtime.InteropServices;
using EntSso.Administration;
using EntSso.Administration.Files;
using EntSso.Administration.Live;
using EntSso.Collection.Directory;
using EntSso.Deployment;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Opens the SSO system that parameters name: the one place of the module that knows of which kinds it can be.</summary>
internal static class AdministrationTarget
{
    private const string FileParameter = "-DeploymentPath";

    /// <summary>Opens the SSO system in a deployment file.</summary>
    /// <param name="path">The file, as a path of the file system.</param>
    /// <exception cref="AdministrationException">It is a folder.</exception>
    public static ISsoAdministration OpenFile(string path) => Directory.Exists(path)
        ? throw new AdministrationException(
            AdministrationFailure.FileUnusable,
            $"{path} is a folder, and settings are changed in one deployment file. Name a file in it, or make one: "
                + $"Get-EntSsoDeployment {PowerShellLiteral.Of(path)} | Export-EntSsoDeployment deployment.json")
        : new DeploymentFileAdministration(path);

    /// <summary>The SSO system that the files of a folder describe, to read it.</summary>
    /// <param name="folder">The folder, as a path of the file system.</param>
    /// <param name="deployment">What was read of it.</param>
    public static ISsoAdministration OfFolder(string folder, SyncDeployment deployment) =>
        new PlannedAdministration(deployment, folder, TargetParameter.File(folder));

    /// <summary>Opens a live SSO system.</summary>
    /// <param name="server">The server to connect to; null for the one that the user or the computer has selected.</param>
    /// <param name="directory">Opens the directory that is asked for memberships; null when none is to be queried.</param>
    /// <exception cref="AdministrationException">This is not Windows.</exception>
    public static ISsoAdministration OpenLive(string? server, Func<IDirectory>? directory) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? LiveSsoSystem.Connect(server, directory?.Invoke(), FileParameter)
            : throw LiveSsoSystem.WindowsRequired(FileParameter);
}
