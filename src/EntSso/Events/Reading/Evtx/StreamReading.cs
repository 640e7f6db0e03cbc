namespace EntSso.Events.Reading.Evtx;

/// <summary>Reads until a buffer is full or the stream ends.</summary>
internal static class StreamReading
{
    public static int Fill(Stream stream, byte[] buffer, int start, int count)
    {
        var done = 0;
        while (done < count)
        {
            var read = stream.Read(buffer, start + done, count - done);
            if (read <= 0)
            {
                break;
            }

            done += read;
        }

        return done;
    }
}
