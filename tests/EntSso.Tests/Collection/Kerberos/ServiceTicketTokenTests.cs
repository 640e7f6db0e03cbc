using System.Text;
using EntSso.Collection.Kerberos;
using Xunit;

namespace EntSso.Tests.Collection.Kerberos;

public sealed class ServiceTicketTokenTests
{
    private static readonly byte[] _mechanism = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_outside_of_a_ticket_is_read(bool isFramed)
    {
        var ticket = ServiceTicketToken.Read(isFramed ? Frame(Request()) : Request());

        Assert.Equal(("FABRIKAM.COM", "ENTSSO/INTSVR1.fabrikam.com", 18, 7), (ticket.Realm, ticket.ServiceName, ticket.EncryptionType, ticket.KeyVersion));
    }

    [Fact]
    public void A_ticket_need_not_tell_its_key_version() => Assert.Null(ServiceTicketToken.Read(Request(keyVersion: [])).KeyVersion);

    [Theory]
    [InlineData(new byte[] { 0x00, 0x80 }, 128)]
    [InlineData(new byte[] { 0x00, 0xff, 0xff, 0xff, 0xff }, -1)]
    [InlineData(new byte[] { 0x01, 0x00, 0x00, 0x02 }, 0x01000002)]
    public void Key_versions_may_fill_32_bits(byte[] keyVersion, int expected) =>
        Assert.Equal(expected, ServiceTicketToken.Read(Request(keyVersion: keyVersion)).KeyVersion);

    [Fact]
    public void Names_beyond_ASCII_are_UTF_8() =>
        Assert.Equal("ENTSSO/jürgen", ServiceTicketToken.Read(Request(host: "jürgen")).ServiceName);

    [Fact]
    public void Every_token_that_is_cut_short_is_damaged()
    {
        var token = Frame(Request());

        for (var length = 0; length < token.Length; length++)
        {
            Assert.Contains("damaged at byte", Assert.Throws<FormatException>(() => ServiceTicketToken.Read([.. token.Take(length)])).Message);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x60, 0x84, 0xff, 0xff, 0xff, 0xff, 0x06 })]
    [InlineData(new byte[] { 0x60, 0x80 })]
    [InlineData(new byte[] { 0x60, 0x85, 1, 1, 1, 1, 1 })]
    [InlineData(new byte[] { 0x6e, 0x84, 0x7f, 0xff, 0xff, 0xff, 0x30 })]
    [InlineData(new byte[] { 0x4e, 0x54, 0x4c, 0x4d })]
    public void Lengths_that_lie_and_other_tokens_are_damaged(byte[] token) => Assert.Throws<FormatException>(() => ServiceTicketToken.Read(token));

    [Fact]
    public void Damaged_tokens_never_do_worse_than_say_so()
    {
        var token = Frame(Request());
        var random = new Random(4120);
        var read = 0;
        for (var round = 0; round < 200_000; round++)
        {
            var damaged = (byte[])token.Clone();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                _ = ServiceTicketToken.Read(damaged);
                read++;
            }
            catch (FormatException)
            {
                // The answer for a damaged token.
            }
        }

        // Damage to letters and cipher text does not show: both ways were taken.
        Assert.InRange(read, 1, 199_999);
    }

    private static byte[] Request(byte[]? keyVersion = null, string host = "INTSVR1.fabrikam.com")
    {
        keyVersion ??= [7];
        var name = Node(
            0x30,
            Node(0xa0, Node(0x02, [2])),
            Node(0xa1, Node(0x30, Node(0x1b, Encoding.UTF8.GetBytes("ENTSSO")), Node(0x1b, Encoding.UTF8.GetBytes(host)))));
        var encrypted = Node(
            0x30,
            Node(0xa0, Node(0x02, [18])),
            keyVersion.Length == 0 ? [] : Node(0xa1, Node(0x02, keyVersion)),
            Node(0xa2, Node(0x04, new byte[300])));
        var ticket = Node(
            0x61,
            Node(
                0x30,
                Node(0xa0, Node(0x02, [5])),
                Node(0xa1, Node(0x1b, Encoding.ASCII.GetBytes("FABRIKAM.COM"))),
                Node(0xa2, name),
                Node(0xa3, encrypted)));
        return Node(
            0x6e,
            Node(
                0x30,
                Node(0xa0, Node(0x02, [5])),
                Node(0xa1, Node(0x02, [14])),
                Node(0xa2, Node(0x03, [0, 0x20, 0, 0, 0])),
                Node(0xa3, ticket),
                Node(0xa4, Node(0x30, Node(0xa0, Node(0x02, [18])), Node(0xa2, Node(0x04, new byte[200]))))));
    }

    private static byte[] Frame(byte[] request) => Node(0x60, _mechanism, [1, 0], request);

    private static byte[] Node(byte tag, params byte[][] contents)
    {
        var content = contents.SelectMany(part => part).ToArray();
        var header = new List<byte> { tag };
        if (content.Length < 0x80)
        {
            header.Add((byte)content.Length);
        }
        else if (content.Length < 0x100)
        {
            header.AddRange([0x81, (byte)content.Length]);
        }
        else
        {
            header.AddRange([0x82, (byte)(content.Length >> 8), (byte)content.Length]);
        }

        return [.. header, .. content];
    }
}
