using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EntSso.Directory.Tests.Samba;

/// <summary>
/// Makes the certificates of a lab: an authority and the server's certificate by it, a second authority that issued nothing, and
/// server certificates that have expired or name another server.
/// </summary>
[SupportedOSPlatform("linux")]
public static class LabCertificates
{
    public static void Write(string folder, int firstAddress, int lastAddress)
    {
        using var authorityKey = RSA.Create(2048);
        using var authority = Authority("CN=Fabrikam Lab Authority", authorityKey);
        WriteAuthority(Path.Combine(folder, "trusted"), authority);
        using var strangerKey = RSA.Create(2048);
        using var stranger = Authority("CN=Contoso Authority", strangerKey);
        WriteAuthority(Path.Combine(folder, "stranger"), stranger);

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("dc1.fabrikam.test");
        foreach (var last in Enumerable.Range(firstAddress, lastAddress - firstAddress + 1))
        {
            names.AddIpAddress(IPAddress.Parse($"127.0.0.{last}"));
        }

        var now = DateTimeOffset.UtcNow;
        WriteServer(folder, "server", authority, names, now.AddDays(-1), now.AddYears(9));
        WriteServer(folder, "expired", authority, names, now.AddDays(-1), now.AddHours(-1));
        var other = new SubjectAlternativeNameBuilder();
        other.AddDnsName("other.fabrikam.test");
        WriteServer(folder, "other", authority, other, now.AddDays(-1), now.AddYears(9));
    }

    private static X509Certificate2 Authority(string name, RSA key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddYears(10));
    }

    private static void WriteAuthority(string folder, X509Certificate2 authority)
    {
        System.IO.Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "authority.pem"), authority.ExportCertificatePem());
    }

    private static void WriteServer(
        string folder, string name, X509Certificate2 authority, SubjectAlternativeNameBuilder names, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=dc1.fabrikam.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var certificate = request.Create(authority, from, to, RandomNumberGenerator.GetBytes(16));
        File.WriteAllText(Path.Combine(folder, name + ".pem"), certificate.ExportCertificatePem());
        var file = Path.Combine(folder, name + ".key");
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
