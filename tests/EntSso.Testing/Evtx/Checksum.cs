namespace EntSso.Testing.Evtx;

/// <summary>CRC-32 of RFC 1952, as the format documentation asks for.</summary>
public static class Checksum
{
    private static readonly uint[] _table = BuildTable();

    public static uint Of(byte[] data, int start, int length, uint previous = 0)
    {
        var value = previous ^ 0xFFFFFFFF;
        for (var i = start; i < start + length; i++)
        {
            value = _table[(value ^ data[i]) & 0xFF] ^ (value >> 8);
        }

        return value ^ 0xFFFFFFFF;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }
}
