using System.Text;
using EntSso.Testing;

namespace EntSso.Benchmarks.Soak;

/// <summary>Changes a file's bytes so that it is nearly what it was. The same random numbers make the same bytes.</summary>
internal static class Mutation
{
    public static byte[] Apply(byte[] seed, Random random)
    {
        var bytes = new List<byte>(seed);
        for (int i = random.Next(1, 9); i > 0 && bytes.Count > 0; i--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(bytes.Count - at, 1 << random.Next(0, 12));
            switch (random.Next(9))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    for (int j = at; j < at + length; j++)
                    {
                        bytes[j] = random.Next(2) == 0 ? (byte)0 : (byte)0xFF;
                    }

                    break;
                case 5:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(UglyText.Make(random.Next())));
                    break;
                case 6:
                    bytes.InsertRange(at, Encoding.ASCII.GetBytes(string.Concat(UglyText.Make(random.Next()).Select(c => $"\\u{(int)c:x4}"))));
                    break;
                case 7:
                    bytes.InsertRange(at, Encoding.ASCII.GetBytes(new string("[{(<\"9"[random.Next(6)], 1 << random.Next(0, 17))));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
