
namespace EntSso.Tests.Events.Reading.Xml;

/// <summary>Gives one byte at a time, as a slow pipe does, and cannot seek.</summary>
internal sealed class TricklingStream(byte[] bytes) : ForwardStream
{
    private int _next;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_next >= bytes.Length || count == 0)
        {
            return 0;
        }

        buffer[offset] = bytes[_next++];
        return 1;
    }
}
