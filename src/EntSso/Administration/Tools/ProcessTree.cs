using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace EntSso.Administration.Tools;

/// <summary>A started process with all that it starts itself, to end them together.</summary>
internal abstract class ProcessTree : IDisposable
{
    /// <summary>The tree that begins with a process that was just started.</summary>
    public static ProcessTree Of(Process process) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new JobObject(process) : new UnixProcessTree(process);

    /// <summary>Ends whatever of it still runs.</summary>
    public abstract void End();

    public abstract void Dispose();

    private protected static void Kill(Process process)
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
}

/// <summary>
/// The tree as parents and children show it. The product's tools are Windows programs: this is for trying things elsewhere. What a process
/// that has ended left behind is not found here, and .NET Framework code knows only the process itself.
/// </summary>
internal sealed class UnixProcessTree(Process process) : ProcessTree
{
    public override void End() => Kill(process);

    public override void Dispose()
    {
    }
}

/// <summary>
/// A job object of Windows. Processes that a process in a job starts belong to the job too, whoever of them has ended meanwhile, which a
/// search by parents would miss. The job also ends when this program does.
/// </summary>
/// <remarks>
/// A program that starts another before it is put into the job, microseconds after its own start, would keep that one out of it.
/// </remarks>
[SupportedOSPlatform("windows")]
internal sealed class JobObject : ProcessTree
{
    private readonly JobHandle _job;

    public JobObject(Process process)
    {
        _job = JobNative.CreateJobObject(IntPtr.Zero, null);
        var limits = new JobExtendedLimits { LimitFlags = JobNative.KillOnClose };
        if (_job.IsInvalid
            || !JobNative.SetInformationJobObject(_job, JobNative.ExtendedLimitInformation, ref limits, Marshal.SizeOf<JobExtendedLimits>())
            || !JobNative.AssignProcessToJobObject(_job, process.SafeHandle))
        {
            int error = Marshal.GetLastWin32Error();
            _job.Dispose();
            Kill(process);
            throw new ToolException(
                ToolFailure.NotStarted, $"Windows does not allow the program to be watched (error {error}): it was ended.",
                new Win32Exception(error));
        }
    }

    public override void End() => _ = JobNative.TerminateJobObject(_job, 1);

    public override void Dispose() => _job.Dispose();
}

/// <summary>The entry points of kernel32 for job objects (jobapi2.h).</summary>
internal static class JobNative
{
    /// <summary>JobObjectExtendedLimitInformation.</summary>
    public const int ExtendedLimitInformation = 9;

    /// <summary>JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE.</summary>
    public const int KillOnClose = 0x2000;

    [DllImport("kernel32.dll", EntryPoint = "CreateJobObjectW", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    public static extern JobHandle CreateJobObject(IntPtr attributes, string? name);

    [DllImport("kernel32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool SetInformationJobObject(JobHandle job, int kind, ref JobExtendedLimits limits, int size);

    [DllImport("kernel32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool AssignProcessToJobObject(JobHandle job, SafeProcessHandle process);

    [DllImport("kernel32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool TerminateJobObject(JobHandle job, int exitCode);

    [DllImport("kernel32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool CloseHandle(IntPtr handle);
}

/// <summary>A handle of a job object.</summary>
internal sealed class JobHandle() : SafeHandleZeroOrMinusOneIsInvalid(true)
{
    protected override bool ReleaseHandle() => JobNative.CloseHandle(handle);
}

/// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct JobExtendedLimits
{
    public long PerProcessUserTimeLimit;
    public long PerJobUserTimeLimit;
    public int LimitFlags;
    public UIntPtr MinimumWorkingSetSize;
    public UIntPtr MaximumWorkingSetSize;
    public int ActiveProcessLimit;
    public UIntPtr Affinity;
    public int PriorityClass;
    public int SchedulingClass;
    public ulong ReadOperationCount;
    public ulong WriteOperationCount;
    public ulong OtherOperationCount;
    public ulong ReadTransferCount;
    public ulong WriteTransferCount;
    public ulong OtherTransferCount;
    public UIntPtr ProcessMemoryLimit;
    public UIntPtr JobMemoryLimit;
    public UIntPtr PeakProcessMemoryUsed;
    public UIntPtr PeakJobMemoryUsed;
}
