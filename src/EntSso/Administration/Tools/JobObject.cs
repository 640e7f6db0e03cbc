using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace EntSso.Administration.Tools;

/// <summary>
/// A job object of Windows. Processes that a process in a job starts belong to the job too, whoever of them has ended meanwhile, which a
/// search by parents would miss. The job also ends when this program does.
/// </summary>
/// <remarks>A program that starts another before it is put into the job, microseconds after its own start, would keep that one out of it.</remarks>
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
            End(process);
            throw new ToolException(
                ToolFailure.NotStarted, $"Windows does not let the program be watched over (error {error}): it was ended.", new Win32Exception(error));
        }
    }

    public override void End() => _ = JobNative.TerminateJobObject(_job, 1);

    public override void Dispose() => _job.Dispose();

    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
