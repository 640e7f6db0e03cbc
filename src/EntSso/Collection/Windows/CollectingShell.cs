using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;
using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>The process that collects: under which account it runs, with which rights, and which COM classes it can load.</summary>
internal static class CollectingShell
{
    /// <summary>Checks the running process.</summary>
    public static CollectionRun Read(DateTime time, string toolVersion)
    {
        var origin = new FactOrigin($"the process on {Environment.MachineName}", time);
        var run = new CollectionRun
        {
            Computer = Environment.MachineName,
            Time = time,
            Account = Fact.Known(Environment.UserName, origin),
            IsElevated = Fact.Unknown<bool>("only Windows can determine it", origin),
            Is64Bit = Fact.Known(Environment.Is64BitProcess, origin),
            ToolVersion = toolVersion,
        };
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? WithToken(run, origin) : run;
    }

    [SupportedOSPlatform("windows")]
    private static CollectionRun WithToken(CollectionRun run, FactOrigin origin)
    {
        using WindowsIdentity identity = WindowsIdentity.GetCurrent();

        // A token that user account control has cut down holds the group for denying only, which does not count as membership.
        bool isAdministrator = new WindowsPrincipal(identity).IsInRole(WindowsBuiltInRole.Administrator);
        return run with { Account = Fact.Known(identity.Name, origin), IsElevated = Fact.Known(isAdministrator, origin) };
    }
}
