using System.ComponentModel;
using System.Diagnostics;

namespace EntSso.Administration.Tools;

/// <summary>
/// The tree as parents and children tell it. The product's tools are Windows programs: this is for trying things elsewhere. What a process
/// that has ended left behind is not found here, and .NET Framework code knows only the process itself.
/// </summary>
internal sealed class UnixProcessTree(Process process) : ProcessTree
{
    public override void End()
    {
        try
        {
#if NET
            process.Kill(entireProcessTree: true);
#else
            process.Kill();
#endif
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    public override void Dispose()
    {
    }
}
