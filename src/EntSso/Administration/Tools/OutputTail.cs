namespace EntSso.Administration.Tools;

/// <summary>Reads a stream to its end and keeps the last part: endless output must not cost endless memory.</summary>
internal sealed class OutputTail
{
    internal const int Capacity = 64 * 1024;

    private readonly Stream _stream;
    private readonly byte[] _ring = new byte[Capacity];
    private long _length;

    /// <summary>Begins to read at once, in the background.</summary>
    public OutputTail(Stream stream)
    {
        _stream = stream;
        Completion = Task.Factory.StartNew(Drain, TaskCreationOptions.LongRunning);
    }

    /// <summary>Completes when the stream has ended.</summary>
    public Task Completion { get; }

    /// <summary>What was read so far.</summary>
    public ToolOutput Read()
    {
        lock (_ring)
        {
            return new ToolOutput(ToolEncoding.Current.GetString(Kept()), _length > Capacity);
        }
    }

    private byte[] Kept()
    {
        int start = (int)(_length % Capacity);
        return _length <= Capacity ? [.. _ring.Take((int)_length)] : [.. _ring.Skip(start), .. _ring.Take(start)];
    }

    private void Drain()
    {
        byte[] buffer = new byte[4096];
        try
        {
            int count;
            while ((count = _stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                lock (_ring)
                {
                    for (int i = 0; i < count; i++)
                    {
                        _ring[_length++ % Capacity] = buffer[i];
                    }
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The pipe broke while the program was being ended: what came before is what there is.
        }
    }
}
