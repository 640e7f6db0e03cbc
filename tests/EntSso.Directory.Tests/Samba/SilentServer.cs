using System.Net;
using System.Net.Sockets;

namespace EntSso.Directory.Tests.Samba;

/// <summary>A server on loopback that takes connections and never says a word.</summary>
public sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly System.Collections.Concurrent.ConcurrentBag<TcpClient> _clients = [];
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("entsso-silent-").FullName;

    public SilentServer(string address = "127.0.0.1")
    {
        _listener = new TcpListener(IPAddress.Parse(address), 0);
        _listener.Start();
        KerberosConfiguration = Path.Combine(_folder, "krb5.conf");
        File.WriteAllText(KerberosConfiguration, $$"""
            [libdefaults]
            default_realm = {{SambaDomain.Realm}}
            dns_lookup_kdc = false
            udp_preference_limit = 1
            [realms]
            {{SambaDomain.Realm}} = {
              kdc = {{address}}:{{Port}}
            }

            """);
        _ = Accept();
    }

    /// <summary>A client has connected.</summary>
    public event Action? Contacted;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _clients.Count;

    public string KerberosConfiguration { get; }

    public void Dispose()
    {
        _listener.Stop();
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _clients.Add(await _listener.AcceptTcpClientAsync().ConfigureAwait(false));
                Contacted?.Invoke();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
