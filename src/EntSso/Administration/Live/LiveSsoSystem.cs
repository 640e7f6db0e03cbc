using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using EntSso.Administration.Tools;
using EntSso.Collection.Directory;
using EntSso.Collection.Sso.Com;
using EntSso.Collection.Windows;

namespace EntSso.Administration.Live;

/// <summary>Opens a live SSO system.</summary>
internal static class LiveSsoSystem
{
    /// <summary>Makes the administration of a live SSO system. Nothing is called yet.</summary>
    /// <param name="server">
    /// The SSO server to go through; null for the one that the user or this computer has selected (<c>ssomanage -showserver</c>).
    /// </param>
    /// <param name="directory">
    /// Answers questions about group membership, and is disposed with the result; without one they stay unknown.
    /// </param>
    /// <param name="fileParameter">How the caller's users name a deployment file instead, for the message off Windows.</param>
    /// <exception cref="AdministrationException">This is not Windows.</exception>
    public static ISsoAdministration Connect(string? server, IDirectory? directory, string fileParameter)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            throw WindowsRequired(fileParameter);
        }

        return new LiveAdministration(
            new SsoComSession(server), new SsoConfigTool(new ToolRunner(), FindTools), ThisComputer.Current(), directory);
    }

    /// <summary>The error off Windows.</summary>
    public static AdministrationException WindowsRequired(string fileParameter) => new(
        AdministrationFailure.WindowsRequired,
        "A live SSO system is reached through COM components and tools that only Windows has. Use a deployment file instead: "
        + $"{fileParameter} FILE.",
        new PlatformNotSupportedException());

    [SupportedOSPlatform("windows")]
    private static SsoTools FindTools() => SsoTools.Find(EntSsoRegistry.Read(new MachineRegistry()));
}
