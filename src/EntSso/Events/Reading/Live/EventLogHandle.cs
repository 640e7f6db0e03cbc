using System.Runtime.InteropServices;

namespace EntSso.Events.Reading.Live;

/// <summary>Owns a handle of the Windows Event Log API.</summary>
internal sealed class EventLogHandle : SafeHandle
{
    private readonly IWevtApi _api;

    public EventLogHandle(IWevtApi api, IntPtr value)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        _api = api;
        SetHandle(value);
    }

    /// <summary>The handle itself; valid as long as this object is not disposed of.</summary>
    public IntPtr Value => handle;

    /// <inheritdoc/>
    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _api.Close(handle);
        return true;
    }
}
