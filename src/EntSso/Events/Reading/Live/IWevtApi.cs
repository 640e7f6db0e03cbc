using System.Net;
using System.Runtime.InteropServices;

namespace EntSso.Events.Reading.Live;

/// <summary>
/// The few calls of the Windows Event Log API (wevtapi.dll) that reading needs. Each returns a Win32 error code, 0 for success.
/// Handles are raw here and owned by <see cref="EventLogHandle"/>.
/// </summary>
internal interface IWevtApi
{
    /// <summary>Connects to another computer.</summary>
    /// <param name="computer">Its name or address.</param>
    /// <param name="credential">The account to sign in with; null for the caller's own.</param>
    /// <param name="session">The connection.</param>
    int OpenSession(string computer, NetworkCredential? credential, out IntPtr session);

    /// <summary>Runs a structured query, oldest events first.</summary>
    /// <param name="session">The computer; <see cref="IntPtr.Zero"/> for this one.</param>
    /// <param name="query">A QueryList document.</param>
    /// <param name="result">The result set.</param>
    int Query(IntPtr session, string query, out IntPtr result);

    /// <summary>Takes the next events of a result set, waiting for them as long as it takes.</summary>
    /// <param name="result">The result set.</param>
    /// <param name="events">Receives the events' handles.</param>
    /// <param name="count">How many are selected at most.</param>
    /// <param name="returned">How many there are.</param>
    int Next(IntPtr result, IntPtr[] events, int count, out int returned);

    /// <summary>Writes an event's XML into a buffer.</summary>
    /// <param name="handle">The event.</param>
    /// <param name="buffer">Receives the text.</param>
    /// <param name="usedBytes">The size of the text in bytes with its closing NUL, also when the buffer is too small for it.</param>
    int RenderXml(IntPtr handle, char[] buffer, out int usedBytes);

    /// <summary>Ends a waiting <see cref="Next"/> from another thread.</summary>
    void Cancel(IntPtr result);

    /// <summary>Closes any handle.</summary>
    void Close(IntPtr handle);
}

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
