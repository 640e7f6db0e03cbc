using System.Text;
using EntSso.Deployment;

namespace EntSso.Collection.Kerberos;

/// <summary>
/// Reads the outside of the service ticket from the first token that a Kerberos client would send: an AP-REQ (RFC 4120, sections 5.3
/// and 5.5.1), bare or framed for GSS-API (RFC 4121, section 4.1; RFC 2743, section 3.1).
/// </summary>
internal static class ServiceTicketToken
{
    private const int ApplicationApReq = 0x6e;
    private const int ApplicationTicket = 0x61;
    private const int GssFrame = 0x60;
    private const int Sequence = 0x30;
    private const int Integer = 0x02;
    private const int ObjectIdentifier = 0x06;
    private const int GeneralString = 0x1b;

    // 1.2.840.113554.1.2.2
    private static readonly byte[] _kerberosMechanism = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02];

    /// <summary>Reads the token.</summary>
    /// <exception cref="FormatException">The token is damaged or no AP-REQ; the message has the offset and what was expected.</exception>
    public static KerberosTicket Read(byte[] token)
    {
        var reader = new DerReader(token, 0, token.Length);
        if (reader.PeekTag() == GssFrame)
        {
            reader = reader.Enter(GssFrame, "GSS-API frame");
            reader.ReadBytes(ObjectIdentifier, _kerberosMechanism, "Kerberos mechanism");
            reader.SkipRaw([0x01, 0x00], "AP-REQ token id");
        }

        var request = reader.Enter(ApplicationApReq, "AP-REQ").Enter(Sequence, "AP-REQ sequence");
        request.Skip(0xa0, "pvno");
        request.Skip(0xa1, "msg-type");
        request.Skip(0xa2, "ap-options");
        var ticket = request.Enter(0xa3, "ticket").Enter(ApplicationTicket, "Ticket").Enter(Sequence, "Ticket sequence");
        ticket.Skip(0xa0, "tkt-vno");
        var realm = ticket.Enter(0xa1, "realm").ReadText(GeneralString, "realm");
        var name = ReadName(ticket.Enter(0xa2, "sname").Enter(Sequence, "PrincipalName"));
        var encrypted = ticket.Enter(0xa3, "enc-part").Enter(Sequence, "EncryptedData");
        var encryptionType = encrypted.Enter(0xa0, "etype").ReadInt32(Integer, "etype");
        int? keyVersion = encrypted.HasMore && encrypted.PeekTag() == 0xa1
            ? encrypted.Enter(0xa1, "kvno").ReadInt32(Integer, "kvno")
            : null;
        return new KerberosTicket(realm, name, encryptionType, keyVersion);
    }

    private static string ReadName(DerReader name)
    {
        name.Skip(0xa0, "name-type");
        var strings = name.Enter(0xa1, "name-string").Enter(Sequence, "name-string sequence");
        var parts = new List<string>();
        while (strings.HasMore)
        {
            parts.Add(strings.ReadText(GeneralString, "name component"));
        }

        return string.Join("/", parts);
    }

    /// <summary>A cursor over DER within bounds: every length is checked against what encloses it.</summary>
    private sealed class DerReader(byte[] data, int start, int end)
    {
        private readonly byte[] _data = data;
        private readonly int _end = end;
        private int _at = start;

        public bool HasMore => _at < _end;

        public int PeekTag() => HasMore ? _data[_at] : -1;

        public DerReader Enter(int tag, string what)
        {
            var length = ReadHeader(tag, what);
            var inner = new DerReader(_data, _at, _at + length);
            _at += length;
            return inner;
        }

        public void Skip(int tag, string what) => Enter(tag, what);

        public void ReadBytes(int tag, byte[] expected, string what)
        {
            var content = Enter(tag, what);
            if (content._end - content._at != expected.Length)
            {
                throw Damaged(content._at, what);
            }

            content.SkipRaw(expected, what);
        }

        public void SkipRaw(byte[] expected, string what)
        {
            foreach (var unit in expected)
            {
                if (!HasMore || _data[_at] != unit)
                {
                    throw Damaged(_at, what);
                }

                _at++;
            }
        }

        public string ReadText(int tag, string what)
        {
            var content = Enter(tag, what);
            return Encoding.UTF8.GetString(_data, content._at, content._end - content._at);
        }

        public int ReadInt32(int tag, string what)
        {
            var content = Enter(tag, what);
            var length = content._end - content._at;

            // Key versions are unsigned: 32 bits may need a fifth, leading zero byte.
            if (length < 1 || length > 5 || (length == 5 && _data[content._at] != 0))
            {
                throw Damaged(content._at, what);
            }

            var value = (_data[content._at] & 0x80) != 0 ? -1 : 0;
            for (var i = content._at; i < content._end; i++)
            {
                value = (value << 8) | _data[i];
            }

            return value;
        }

        private static FormatException Damaged(int at, string what) => new($"The Kerberos token is damaged at byte {at}: expected {what}.");

        private int ReadHeader(int tag, string what)
        {
            var start = _at;
            if (PeekTag() != tag || _at + 1 >= _end)
            {
                throw Damaged(start, what);
            }

            int length = _data[_at + 1];
            _at += 2;
            if (length >= 0x80)
            {
                var count = length & 0x7f;
                if (count is < 1 or > 4 || count > _end - _at)
                {
                    throw Damaged(start, $"the length of {what}");
                }

                long wide = 0;
                for (var i = 0; i < count; i++)
                {
                    wide = (wide << 8) | _data[_at++];
                }

                length = wide > _end - _at ? -1 : (int)wide;
            }

            return length < 0 || length > _end - _at ? throw Damaged(start, $"{what} within its bounds") : length;
        }
    }
}
