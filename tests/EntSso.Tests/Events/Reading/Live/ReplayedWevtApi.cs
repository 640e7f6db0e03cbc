using System.Net;
using EntSso.Events.Reading.Live;

namespace EntSso.Tests.Events.Reading.Live;

/// <summary>Stands in for wevtapi.dll: replays rendered XML, fails where told, and keeps account of handles.</summary>
internal sealed class ReplayedWevtApi(params string[] events) : IWevtApi
{
    private readonly HashSet<IntPtr> _open = [];
    private readonly Dictionary<IntPtr, string> _events = [];
    private int _lastHandle;
    private int _next;

    public int OpenHandles => _open.Count;

    public List<string> Computers { get; } = [];

    public List<NetworkCredential?> Credentials { get; } = [];

    public List<string> Queries { get; } = [];

    public int Cancelled { get; private set; }

    public int OpenSessionError { get; init; }

    /// <summary>The errors of the first queries, one by one; later queries succeed.</summary>
    public Queue<int> QueryErrors { get; init; } = new();

    /// <summary>After this many events <see cref="Next"/> fails with <see cref="NextError"/>.</summary>
    public int FailAfter { get; init; } = int.MaxValue;

    public int NextError { get; init; }

    /// <summary>More events than this at once are refused with 1734.</summary>
    public int LargestBatch { get; init; } = int.MaxValue;

    /// <summary>Events with this in their XML cannot be rendered.</summary>
    public string UnrenderableMark { get; init; } = "\0";

    public int OpenSession(string computer, NetworkCredential? credential, out IntPtr session)
    {
        Computers.Add(computer);
        Credentials.Add(credential);
        session = OpenSessionError == 0 ? NewHandle() : IntPtr.Zero;
        return OpenSessionError;
    }

    public int Query(IntPtr session, string query, out IntPtr result)
    {
        Queries.Add(query);
        int error = QueryErrors.Count > 0 ? QueryErrors.Dequeue() : 0;
        result = error == 0 ? NewHandle() : IntPtr.Zero;
        return error;
    }

    public int Next(IntPtr result, IntPtr[] handles, int count, out int returned)
    {
        AssertOpen(result);
        returned = 0;
        if (count > LargestBatch)
        {
            return 1734;
        }

        if (_next >= FailAfter)
        {
            return NextError;
        }

        while (returned < count && _next < Math.Min(events.Length, FailAfter))
        {
            IntPtr handle = NewHandle();
            _events.Add(handle, events[_next++]);
            handles[returned++] = handle;
        }

        return returned == 0 ? 259 : 0;
    }

    public int RenderXml(IntPtr handle, char[] buffer, out int usedBytes)
    {
        AssertOpen(handle);
        string xml = _events[handle] + "\0";
        usedBytes = 2 * xml.Length;
        if (xml.Contains(UnrenderableMark) && UnrenderableMark != "\0")
        {
            usedBytes = 0;
            return 15027;
        }

        if (xml.Length > buffer.Length)
        {
            return 122;
        }

        xml.CopyTo(0, buffer, 0, xml.Length);
        return 0;
    }

    public void Cancel(IntPtr result) => Cancelled++;

    public void Close(IntPtr handle)
    {
        AssertOpen(handle);
        _open.Remove(handle);
    }

    private IntPtr NewHandle()
    {
        var handle = new IntPtr(++_lastHandle);
        _open.Add(handle);
        return handle;
    }

    private void AssertOpen(IntPtr handle)
    {
        if (!_open.Contains(handle))
        {
            throw new InvalidOperationException($"Handle {handle} is not open; open are {string.Join(", ", _open.Select(one => one.ToString()))}.");
        }
    }
}
