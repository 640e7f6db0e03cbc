namespace EntSso.Events.Reading.Live;

/// <summary>The event handles that were fetched together. Whatever is left is closed, also when reading ends early.</summary>
internal sealed class EventBatch(IWevtApi api, IntPtr result, int size) : IDisposable
{
    private readonly IntPtr[] _events = new IntPtr[size];
    private int _wanted = size;
    private int _next;
    private int _count;

    /// <summary>Fetches the next events.</summary>
    /// <returns>A Win32 error, 0 for success.</returns>
    public int Fill()
    {
        Dispose();
        int error = api.Next(result, _events, _wanted, out int count);
        if (error == WevtError.InvalidBound && _wanted > 1)
        {
            _wanted = 1;
            error = api.Next(result, _events, _wanted, out count);
        }

        _next = 0;
        _count = error == 0 ? count : 0;

        // Success without an event would otherwise be requested again without end.
        return error == 0 && count == 0 ? WevtError.NoMoreItems : error;
    }

    /// <summary>Takes one event; it stays open until <see cref="CloseTaken"/>.</summary>
    public bool TryTake(out IntPtr handle)
    {
        handle = _next < _count ? _events[_next] : IntPtr.Zero;
        return _next < _count;
    }

    /// <summary>Closes the event that was taken and goes to the next one.</summary>
    public void CloseTaken() => api.Close(_events[_next++]);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_next < _count)
        {
            CloseTaken();
        }
    }
}
