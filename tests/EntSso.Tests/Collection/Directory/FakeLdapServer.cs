using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EntSso.Collection.Directory;

namespace EntSso.Tests.Collection.Directory;

/// <summary>
/// A directory server on loopback that speaks LDAP version 3 as RFC 4511 has it: simple bind, search with filters and pages, unbind. What it
/// holds and every way of answering badly is up to the test.
/// </summary>
internal sealed class FakeLdapServer : IDisposable
{
    public const byte SearchRequest = 0x63;
    public const byte SearchEntry = 0x64;
    public const byte SearchDone = 0x65;
    public const byte SearchReference = 0x73;
    private const byte BindRequest = 0x60;
    private const byte BindResponse = 0x61;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private int _searches;

    public FakeLdapServer()
    {
        _listener.Start();
        _ = Task.Run(Accept);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many searches were asked for so far.</summary>
    public int Searches => Volatile.Read(ref _searches);

    public List<FakeEntry> Entries { get; } = [];

    /// <summary>The result code of every logon.</summary>
    public int BindCode { get; set; }

    /// <summary>Answers a search in place of <see cref="Answer"/>: whole LDAP messages, sent one by one while the client listens.</summary>
    public Func<FakeSearch, IEnumerable<byte[]>>? Search { get; set; }

    /// <summary>A directory whose domain and global catalog are this server.</summary>
    public LdapDirectory Connect(TimeSpan? timeout = null) => new(Options with { Timeout = timeout ?? TimeSpan.FromSeconds(20) });

    public LdapDirectoryOptions Options => new()
    {
        Server = "127.0.0.1",
        Port = Port,
        GlobalCatalogPort = Port,
        Credential = new NetworkCredential(@"FABRIKAM\reader", "synthetic"),
        AllowUnprotectedLoopback = true,
    };

    /// <summary>The right answer to a search: every entry that its filter fits, and success.</summary>
    public IEnumerable<byte[]> Answer(FakeSearch search) => [.. Found(search), search.Done(0)];

    /// <summary>The entries of the right answer.</summary>
    public IEnumerable<byte[]> Found(FakeSearch search) => Entries.Where(search.Fits).Select(search.Entry);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _ = Task.Factory.StartNew(() => Serve(client), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }

    private void Serve(TcpClient client)
    {
        CancellationToken end = _end.Token;
        using CancellationTokenRegistration stop = end.Register(client.Close);
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                while (Ber.ReadFrom(stream) is { } message)
                {
                    IReadOnlyList<Ber> parts = message.Parts;
                    int id = parts[0].Number;
                    if (parts[1].Tag == BindRequest)
                    {
                        Send(stream, Ber.Message(id, Ber.Result(BindResponse, BindCode)));
                    }
                    else if (parts[1].Tag == SearchRequest)
                    {
                        Interlocked.Increment(ref _searches);
                        var search = FakeSearch.Parse(id, parts[1].Parts);
                        foreach (byte[] answer in Search?.Invoke(search) ?? Answer(search))
                        {
                            end.ThrowIfCancellationRequested();
                            Send(stream, answer);
                        }
                    }
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
            }
        }
    }

    private static void Send(NetworkStream stream, byte[] bytes) => stream.Write(bytes, 0, bytes.Length);
}

/// <summary>An object of the fake directory: attributes with their values, text or bytes.</summary>
internal sealed record FakeEntry(string DistinguishedName, params (string Name, object[] Values)[] Attributes)
{
    public static FakeEntry CrossRef(string dnsName, string netBiosName) => new(
        $"CN={netBiosName},CN=Partitions,CN=Configuration,DC=fabrikam,DC=com",
        ("objectClass", ["top", "crossRef"]),
        ("objectCategory", ["crossRef"]),
        ("nCName", [string.Join(",", dnsName.Split('.').Select(label => "DC=" + label))]),
        ("dnsRoot", [dnsName]),
        ("nETBIOSName", [netBiosName]));

    public static FakeEntry RootDse() => new(
        "",
        ("objectClass", ["top"]),
        ("defaultNamingContext", ["DC=fabrikam,DC=com"]),
        ("configurationNamingContext", ["CN=Configuration,DC=fabrikam,DC=com"]));

    public static FakeEntry User(string name, int relativeId, params string[] servicePrincipalNames) => new(
        $"CN={name},CN=Users,DC=fabrikam,DC=com",
        ("objectClass", ["top", "person", "user"]),
        ("objectGUID", [new Guid(relativeId, 0, 0, new byte[8]).ToByteArray()]),
        ("objectSid", [EntSso.Naming.SecurityIdentifier.Parse($"S-1-5-21-1-2-3-{relativeId}").ToBytes()]),
        ("sAMAccountName", [name]),
        ("userAccountControl", ["512"]),
        ("pwdLastSet", ["133000000000000000"]),
        ("servicePrincipalName", [.. servicePrincipalNames]));

    public IEnumerable<byte[]> Values(string attribute) => Attributes
        .Where(one => string.Equals(one.Name, attribute, StringComparison.OrdinalIgnoreCase))
        .SelectMany(one => one.Values)
        .Select(value => value as byte[] ?? Encoding.UTF8.GetBytes((string)value));

    public FakeEntry With(string attribute, string nameInAnswer, params object[] values) => this with
    {
        Attributes = [.. Attributes.Where(one => one.Name != attribute), (nameInAnswer, values)],
    };
}

/// <summary>A search as it was asked for, and the messages that answer it.</summary>
internal sealed record FakeSearch(int Id, string Base, int Scope, Ber Filter, IReadOnlyList<string> Attributes)
{
    public static FakeSearch Parse(int id, IReadOnlyList<Ber> parts) => new(
        id, parts[0].Text, parts[1].Number, parts[6], [.. parts[7].Parts.Select(part => part.Text)]);

    public bool IsForRootDse => Base.Length == 0 && Scope == 0;

    public bool Fits(FakeEntry entry)
    {
        if (Scope == 0)
        {
            return string.Equals(entry.DistinguishedName, Base, StringComparison.OrdinalIgnoreCase);
        }

        return entry.DistinguishedName.Length > 0 && Fits(Filter, entry);
    }

    public byte[] Entry(FakeEntry entry) => Ber.Message(Id, Ber.Of(
        FakeLdapServer.SearchEntry,
        Ber.OctetString(entry.DistinguishedName),
        Ber.Of(0x30, [.. entry.Attributes
            .Where(one => Attributes.Count == 0
                || Attributes.Any(asked => string.Equals(asked.Split(';')[0], one.Name.Split(';')[0], StringComparison.OrdinalIgnoreCase)))
            .Where(one => one.Values.Length > 0 || one.Name.Contains(';'))
            .Select(one => Ber.Of(
                0x30,
                Ber.OctetString(one.Name),
                Ber.Of(0x31, [.. one.Values.Select(value => value is byte[] bytes ? Ber.Of(0x04, bytes) : Ber.OctetString((string)value))])))])));

    public byte[] Reference(string uri) => Ber.Message(Id, Ber.Of(FakeLdapServer.SearchReference, Ber.OctetString(uri)));

    /// <summary>The end of the answer, with the cookie of a further page where there is one.</summary>
    public byte[] Done(int code, byte[]? cookie = null) => cookie is null
        ? Ber.Message(Id, Ber.Result(FakeLdapServer.SearchDone, code))
        : Ber.Message(
            Id,
            Ber.Result(FakeLdapServer.SearchDone, code),
            Ber.Of(0xA0, Ber.Of(
                0x30,
                Ber.OctetString("1.2.840.113556.1.4.319"),
                Ber.Of(0x04, Ber.Of(0x30, Ber.Integer(0), Ber.Of(0x04, cookie))))));

    private static bool Fits(Ber filter, FakeEntry entry) => filter.Tag switch
    {
        0xA0 => filter.Parts.All(part => Fits(part, entry)),
        0xA1 => filter.Parts.Any(part => Fits(part, entry)),
        0xA2 => !Fits(filter.Parts[0], entry),
        0xA3 => entry.Values(filter.Parts[0].Text).Any(value =>
            string.Equals(Encoding.UTF8.GetString(value), filter.Parts[1].Text, StringComparison.OrdinalIgnoreCase)),
        0x87 => entry.Values(filter.Text).Any(),
        _ => false,
    };
}

/// <summary>One element in the basic encoding rules (X.690) as far as LDAP uses them.</summary>
internal sealed record Ber(byte Tag, byte[] Content)
{
    public string Text => Encoding.UTF8.GetString(Content);

    public int Number => Content.Aggregate(0, (number, part) => (number << 8) | part);

    public IReadOnlyList<Ber> Parts
    {
        get
        {
            var parts = new List<Ber>();
            using var stream = new MemoryStream(Content);
            while (ReadFrom(stream) is { } part)
            {
                parts.Add(part);
            }

            return parts;
        }
    }

    public static Ber? ReadFrom(Stream stream)
    {
        int tag = stream.ReadByte();
        if (tag < 0)
        {
            return null;
        }

        int length = stream.ReadByte();
        if (length >= 0x80)
        {
            int count = length & 0x7F;
            length = 0;
            for (int i = 0; i < count; i++)
            {
                length = (length << 8) | stream.ReadByte();
            }
        }

        byte[] content = new byte[length];
        for (int at = 0; at < length;)
        {
            int read = stream.Read(content, at, length - at);
            if (read <= 0)
            {
                return null;
            }

            at += read;
        }

        return new Ber((byte)tag, content);
    }

    public static byte[] Of(byte tag, params byte[][] parts)
    {
        byte[] content = [.. parts.SelectMany(part => part)];
        byte[] length = content.Length switch
        {
            < 0x80 => [(byte)content.Length],
            < 0x100 => [0x81, (byte)content.Length],
            < 0x10000 => [0x82, (byte)(content.Length >> 8), (byte)content.Length],
            _ => [0x84, (byte)(content.Length >> 24), (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length],
        };
        return [tag, .. length, .. content];
    }

    public static byte[] OctetString(string text) => Of(0x04, Encoding.UTF8.GetBytes(text));

    /// <summary>A number from zero on, in as few bytes as it needs.</summary>
    public static byte[] Integer(int number)
    {
        var bytes = new List<byte>();
        do
        {
            bytes.Insert(0, (byte)number);
            number >>= 8;
        }
        while (number > 0 || bytes[0] >= 0x80);
        return Of(0x02, [.. bytes]);
    }

    public static byte[] Result(byte tag, int code) =>
        Of(tag, Of(0x0A, [(byte)code]), OctetString(""), OctetString(code.ToString(CultureInfo.InvariantCulture)));

    public static byte[] Message(int id, params byte[][] parts) => Of(0x30, [Integer(id), .. parts]);
}
