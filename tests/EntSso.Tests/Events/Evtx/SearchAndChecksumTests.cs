using EntSso.Events.Reading.Evtx;
using EntSso.Testing.Evtx;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Events.Evtx;

/// <summary>The fast ways of searching and summing up agree with the plain ones.</summary>
public sealed class SearchAndChecksumTests
{
    [Fact]
    public void The_checksum_of_a_known_text_is_the_published_one() =>
        Assert.Equal(0xCBF43926u, Crc32.Compute([.. "123456789".Select(character => (byte)character)], 0, 9));

    [Fact]
    public void Checksums_agree_at_every_length_and_in_parts()
    {
        var data = new byte[70_000];
        new Random(7).NextBytes(data);
        foreach (var length in Enumerable.Range(0, 600).Concat([1023, 4096, 65_024, 69_999]))
        {
            var expected = Checksum.Of(data, 1, length);
            Assert.Equal(expected, Crc32.Compute(data, 1, length));
            Assert.Equal(expected, Crc32.ComputePortable(data, 1, length));
            Assert.Equal(expected, Crc32.Compute(data, 1 + (length / 3), length - (length / 3), Crc32.Compute(data, 1, length / 3)));
        }
    }

    [Fact]
    public void A_name_is_found_at_every_offset_and_only_inside_of_the_range()
    {
        foreach (var name in new[] { "ENTSSO", "X", "aa", "Microsoft-Windows-Kernel-General", "0123456789-_.@[`{" })
        {
            var search = new ProviderName(name);
            var bytes = Utf16.Bytes(name.ToUpperInvariant());
            for (var offset = 0; offset < 200; offset++)
            {
                var data = Enumerable.Repeat((byte)0x41, 400).ToArray();
                bytes.CopyTo(data, offset);

                Assert.True(search.OccursIn(data, 0, data.Length));
                Assert.True(search.OccursIn(data, offset, offset + bytes.Length));
                Assert.False(search.OccursIn(data, offset + 1, data.Length));
                Assert.False(search.OccursIn(data, 0, offset + bytes.Length - 1));
            }
        }
    }

    [Fact]
    public void The_search_agrees_with_a_plain_comparison_at_every_place()
    {
        // A name may stand at any byte, also at the very ends of the range, in any case, and be spoilt in one byte.
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            var random = new Random(seed);
            var name = new[] { "E", "Ab", "ENTSSO", "Contoso-Sync.7", "[{@`", "a name that is longer than any register of today's processors has bytes" }[random.Next(6)];
            var range = RangeWithNames(random, name, out var start, out var end);
            return new ProviderName(name).OccursIn(range, start, end) == OccursPlainly(range, name, start, end);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    /// <summary>Random bytes, many of them zeros and letters of the name, with up to three whole or spoilt names in them.</summary>
    private static byte[] RangeWithNames(Random random, string name, out int start, out int end)
    {
        var size = 2 * name.Length;
        var data = new byte[size + random.Next(400)];
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = random.Next(3) switch
            {
                0 => 0,
                1 => (byte)name[random.Next(name.Length)],
                _ => (byte)random.Next(256),
            };
        }

        start = random.Next(Math.Min(40, data.Length - size + 1));
        end = data.Length - random.Next(Math.Min(40, data.Length - size - start + 1));
        for (var planted = random.Next(4); planted > 0; planted--)
        {
            var at = random.Next(5) switch
            {
                0 => start,
                1 => end - size,
                2 => Math.Max(0, start - 1),
                3 => Math.Min(data.Length - size, end - size + 1),
                _ => random.Next(data.Length - size + 1),
            };
            for (var i = 0; i < name.Length; i++)
            {
                data[at + (2 * i)] = (byte)(random.Next(2) == 0 ? char.ToUpperInvariant(name[i]) : char.ToLowerInvariant(name[i]));
                data[at + (2 * i) + 1] = 0;
            }

            if (random.Next(2) == 0)
            {
                data[at + random.Next(size)] ^= (byte)(1 << random.Next(8));
            }
        }

        return data;
    }

    private static bool OccursPlainly(byte[] data, string name, int start, int end) =>
        Enumerable.Range(start, Math.Max(0, end - start - (2 * name.Length) + 1)).Any(at => Enumerable.Range(0, name.Length).All(i =>
            data[at + (2 * i) + 1] == 0
            && string.Equals(((char)data[at + (2 * i)]).ToString(), name[i].ToString(), StringComparison.OrdinalIgnoreCase)));
}
