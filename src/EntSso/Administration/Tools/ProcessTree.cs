using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EntSso.Administration.Tools;

/// <summary>A started process with all that it starts itself, to end them together.</summary>
internal abstract class ProcessTree : IDisposable
{
    /// <summary>The tree that begins with a process that was just started.</summary>
    public static ProcessTree Of(Process process) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new JobObject(process) : new UnixProcessTree(process);

    /// <summary>Ends whatever of it still runs.</summary>
    public abstract void End();

    /// <inheritdoc/>
    public abstract void Dispose();
}
