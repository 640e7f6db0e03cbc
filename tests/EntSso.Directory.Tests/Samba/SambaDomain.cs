using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using EntSso.Collection.Directory;

namespace EntSso.Directory.Tests.Samba;

/// <summary>
/// A running Active Directory domain controller of Samba in a temporary folder, on a loopback address of its own. It starts from a
/// copy of a domain that was provisioned and seeded once and is kept in the user's cache folder for later runs.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class SambaDomain : IDisposable
{
    public const string Realm = "FABRIKAM.TEST";
    public const string DnsName = "fabrikam.test";
    public const string Password = "Passw0rd-of-the-lab";
    public const int FirstAddress = 90;
    public const int LastAddress = 99;

    private static readonly int[] _ports = [88, 389, 464, 636, 3268, 3269];
    private static readonly Lock _addressLock = new();

    private readonly string _folder;
    private Process? _server;

    private SambaDomain(string folder, string address)
    {
        _folder = folder;
        Address = address;
    }

    /// <summary>The loopback address that the server listens at.</summary>
    public string Address { get; }

    public string TrustedAuthority => Path.Combine(_folder, "tls", "trusted");

    public string StrangerAuthority => Path.Combine(_folder, "tls", "stranger");

    public string KerberosConfiguration => Path.Combine(_folder, "krb5.conf");

    public static NetworkCredential Administrator => User("Administrator");

    public static NetworkCredential User(string name) => new($"{name}@{DnsName}", Password);

    /// <summary>Starts a domain controller.</summary>
    /// <param name="extraAccounts">How many accounts to have beside the seeded ones.</param>
    /// <param name="certificate">Which certificate the server shows: server, expired or other.</param>
    /// <param name="fakeTime">What to hand to faketime for the server's clock; empty for the right time.</param>
    public static SambaDomain Start(int extraAccounts = 0, string certificate = "server", string fakeTime = "")
    {
        var golden = Golden(extraAccounts);
        lock (_addressLock)
        {
            var address = FreeAddress();
            var folder = System.IO.Directory.CreateTempSubdirectory("entsso-samba-").FullName;
            Shell.Run("/bin/cp", "-a", golden + "/.", folder);
            var domain = new SambaDomain(folder, address);
            try
            {
                domain.WriteConfiguration(certificate);
                domain.Run(fakeTime);
                return domain;
            }
            catch
            {
                domain.Dispose();
                throw;
            }
        }
    }

    /// <summary>Options that log on with a password over LDAPS, as a test that does not care would.</summary>
    internal LdapDirectoryOptions Options(NetworkCredential? credential = null) => new()
    {
        Server = Address,
        Transport = LdapTransport.Tls,
        Credential = credential ?? Administrator,
        TrustedCertificatesDirectory = TrustedAuthority,
    };

    internal LdapDirectory Connect(NetworkCredential? credential = null) => new(Options(credential));

    /// <summary>Ends the server's processes and waits until they are gone.</summary>
    public void Stop()
    {
        if (_server is not { } server)
        {
            return;
        }

        _server = null;
        foreach (var process in ProcessTree(server.Id).Append(server.Id))
        {
            Signal(process);
        }

        if (!server.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
        }

        server.Dispose();
    }

    /// <summary>Halts the server without ending it: connections stay open and nothing answers.</summary>
    public void Freeze() => Signal("-STOP");

    public void Thaw() => Signal("-CONT");

    public void Dispose()
    {
        Stop();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Writes a ticket cache, as a logon of the user would, and returns its name.</summary>
    /// <param name="user">The user.</param>
    /// <param name="fakeTime">What to hand to faketime for the clock of the logon.</param>
    public string Kinit(string user, string fakeTime = "+0")
    {
        var cache = Path.Combine(_folder, $"ccache-{user.Replace("$", "_", StringComparison.Ordinal)}");
        Shell.RunWithInput(
            Password + "\n",
            "/usr/bin/env",
            "KRB5_CONFIG=" + KerberosConfiguration,
            "/usr/bin/faketime", "-f", fakeTime, "/usr/bin/kinit", "-c", cache, $"{user}@{Realm}");
        return "FILE:" + cache;
    }

    private static void Signal(int process)
    {
        try
        {
            Shell.Run("/bin/kill", "-TERM", process.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static int[] ProcessTree(int process)
    {
        var file = $"/proc/{process}/task/{process}/children";
        var children = File.Exists(file)
            ? File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray()
            : [];
        return [.. children, .. children.SelectMany(ProcessTree)];
    }

    private static string FreeAddress()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        return Enumerable.Range(FirstAddress, LastAddress - FirstAddress + 1)
            .Select(last => $"127.0.0.{last}")
            .FirstOrDefault(address => !taken.Any(one => one.Address.ToString() == address && _ports.Contains(one.Port)))
            ?? throw new InvalidOperationException($"All of 127.0.0.{FirstAddress} to 127.0.0.{LastAddress} are in use.");
    }

    /// <summary>The folder of the domain to copy, made when there is none for these scripts and this Samba.</summary>
    private static string Golden(int extraAccounts)
    {
        var seed = Path.Combine(AppContext.BaseDirectory, "Samba", "seed.py");
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join("\n", File.ReadAllText(seed), Configuration("B", "IP", "server"), Password, extraAccounts, Shell.Run("/usr/sbin/samba", "--version")))))[..16];
        var cache = Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set
                ? set
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "entsso-tests");
        var folder = Path.Combine(cache, "samba-" + key);
        if (System.IO.Directory.Exists(folder))
        {
            return folder;
        }

        // Two runs may come here at once: each makes its own, and the first to finish gives it the name.
        System.IO.Directory.CreateDirectory(cache);
        var draft = Path.Combine(cache, "draft-" + Guid.NewGuid().ToString("n"));
        try
        {
            Provision(draft, seed, extraAccounts);
            System.IO.Directory.Move(draft, folder);
        }
        catch (IOException) when (System.IO.Directory.Exists(folder))
        {
            System.IO.Directory.Delete(draft, recursive: true);
        }
        catch
        {
            if (System.IO.Directory.Exists(draft))
            {
                System.IO.Directory.Delete(draft, recursive: true);
            }

            throw;
        }

        return folder;
    }

    private static void Provision(string folder, string seed, int extraAccounts)
    {
        foreach (var name in new[] { "etc", "private", "lock", "state/sysvol", "cache", "run", "binddns", "ncalrpc", "winbindd", "ntp", "tls" })
        {
            System.IO.Directory.CreateDirectory(Path.Combine(folder, name));
        }

        LabCertificates.Write(Path.Combine(folder, "tls"), FirstAddress, LastAddress);
        var configuration = Path.Combine(folder, "etc", "smb.conf");
        File.WriteAllText(configuration, Configuration(folder, $"127.0.0.{FirstAddress}", "server"));
        Shell.Run(
            "/usr/bin/samba-tool", "domain", "provision", "-s", configuration, "--realm=" + Realm, "--domain=FABRIKAM", "--server-role=dc",
            "--dns-backend=NONE", "--adminpass=" + Password, "--host-name=dc1", $"--host-ip=127.0.0.{FirstAddress}", "--option=ldb:nosync = true");
        Shell.Run(
            "/usr/bin/python3", seed, folder, Password, extraAccounts.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Configuration(string folder, string address, string certificate) => $"""
        [global]
        netbios name = DC1
        realm = {Realm}
        workgroup = FABRIKAM
        server role = active directory domain controller
        server services = ldap, cldap, kdc
        interfaces = {address}/8
        bind interfaces only = yes
        private dir = {folder}/private
        lock directory = {folder}/lock
        state directory = {folder}/state
        cache directory = {folder}/cache
        pid directory = {folder}/run
        binddns dir = {folder}/binddns
        ncalrpc dir = {folder}/ncalrpc
        winbindd socket directory = {folder}/winbindd
        ntp signd socket directory = {folder}/ntp
        log file = {folder}/log
        tls enabled = yes
        tls cafile = {folder}/tls/trusted/authority.pem
        tls certfile = {folder}/tls/{certificate}.pem
        tls keyfile = {folder}/tls/{certificate}.key
        ldap server require strong auth = no
        vfs objects = dfs_samba4 acl_xattr xattr_tdb
        xattr_tdb:file = {folder}/state/xattr.tdb
        disable spoolss = yes
        load printers = no
        printcap name = /dev/null
        [sysvol]
        path = {folder}/state/sysvol
        read only = no
        [netlogon]
        path = {folder}/state/sysvol/{DnsName}/scripts
        read only = no

        """;

    private void WriteConfiguration(string certificate)
    {
        File.WriteAllText(Path.Combine(_folder, "etc", "smb.conf"), Configuration(_folder, Address, certificate));
        File.WriteAllText(KerberosConfiguration, $$"""
            [libdefaults]
            default_realm = {{Realm}}
            dns_lookup_kdc = false
            dns_lookup_realm = false
            rdns = false
            dns_canonicalize_hostname = false
            udp_preference_limit = 1
            kdc_timesync = 0
            [realms]
            {{Realm}} = {
              kdc = {{Address}}
            }

            """);
    }

    private void Run(string fakeTime)
    {
        string[] command =
            ["/usr/sbin/samba", "-F", "--no-process-group", "-M", "single", "-s", Path.Combine(_folder, "etc", "smb.conf")];
        var start = fakeTime.Length == 0
            ? new ProcessStartInfo(command[0], command[1..])
            : new ProcessStartInfo("/usr/bin/faketime", ["-f", fakeTime, .. command]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var output = new StringBuilder();
        _server = new Process { StartInfo = start };
        _server.OutputDataReceived += (_, line) => Append(output, line.Data);
        _server.ErrorDataReceived += (_, line) => Append(output, line.Data);
        _server.Start();
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        foreach (var port in _ports)
        {
            while (!Answers(port))
            {
                if (_server.HasExited || watch.Elapsed > TimeSpan.FromSeconds(60))
                {
                    throw new InvalidOperationException($"The domain controller did not start: {Read(output)}");
                }

                _server.WaitForExit(20);
            }
        }
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private static string Read(StringBuilder output)
    {
        lock (output)
        {
            return output.ToString();
        }
    }

    private bool Answers(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(Address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Signal(string signal)
    {
        foreach (var process in ProcessTree(_server!.Id).Append(_server.Id))
        {
            Shell.Run("/bin/kill", signal, process.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
