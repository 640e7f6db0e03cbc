using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using EntSso.Administration.Tools;
using EntSso.Collection.Directory;
using EntSso.Collection.Sso.Com;
using EntSso.Collection.Windows;

namespace EntSso.Administration.Live;

/// <summary>The door to a live SSO system.</summary>
internal static class LiveSsoSystem
{
    /// <summary>Makes the administration of a live SSO system. Nothing is called yet.</summary>
    /// <param name="server">
    /// The SSO server to go through; null for the one that the user or this computer has selected (<c>ssomanage -showserver</c>).
    /// </param>
    /// <param name="directory">Answers questions about group membership, and is disposed with the result; without one they stay unknown.</param>
    /// <exception cref="AdministrationException">This is not Windows.</exception>
    public static ISsoAdministration Connect(string? server = null, IDirectory? directory = null)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            throw WindowsRequired();
        }

        return new LiveAdministration(
            new SsoComSession(server), new SsoConfigTool(new ToolRunner(), FindTools), ThisComputer.Current(), directory);
    }

    /// <summary>What is said off Windows, wherever it is noticed.</summary>
    public static AdministrationException WindowsRequired() => new(
        AdministrationFailure.WindowsRequired,
        "A live SSO system is reached through COM components and tools that only Windows has. Work on a deployment file instead: "
        + "-DeploymentPath FILE, or --deployment FILE on the command line.",
        new PlatformNotSupportedException());

    [SupportedOSPlatform("windows")]
    private static SsoTools FindTools() => SsoTools.Find(EntSsoRegistry.Read(new MachineRegistry()));
}
