using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace EntSso.Collection.Directory;

/// <summary>Checks a server's certificate with the authorities of the system and those of the options.</summary>
internal static class ServerCertificate
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    /// <summary>What is wrong with the certificate; empty when it is fine.</summary>
    public static string Verdict(X509Certificate? certificate, SslPolicyErrors errors, LdapDirectoryOptions options)
    {
        if (certificate is null || (errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0)
        {
            return "the server sent none";
        }

        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            return $"it was not issued for {options.Server}";
        }

        if (errors == SslPolicyErrors.None)
        {
            return "";
        }

        using var own = new X509Certificate2(certificate);
        return ChainVerdict(own, options.TrustedCertificatesDirectory);
    }

    /// <summary>Whether the certificate names the host, for the platform whose library leaves that to its caller.</summary>
    /// <remarks>Never run on Windows. .NET Framework cannot match names by itself: there the subject's DNS name must be equal.</remarks>
    public static bool IsIssuedFor(X509Certificate2 certificate, string host) =>
#if NET
        certificate.MatchesHostname(host);
#else
        string.Equals(certificate.GetNameInfo(X509NameType.DnsName, false), host, StringComparison.OrdinalIgnoreCase);
#endif

    /// <summary>What is wrong with the chain of the certificate; empty when it is fine. The name is not checked.</summary>
    public static string ChainVerdict(X509Certificate2 certificate, string? trustedDirectory)
    {
        var trusted = trustedDirectory is null ? [] : Read(trustedDirectory);
        try
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
            foreach (var authority in trusted)
            {
                chain.ChainPolicy.ExtraStore.Add(authority);
            }

            chain.Build(certificate);
            var root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate;
            var trustsRoot = trusted.Any(authority => authority.RawData.SequenceEqual(root.RawData));
            var flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
            if ((flags & X509ChainStatusFlags.NotTimeValid) != 0)
            {
                return $"it or one of its authorities is valid from {certificate.NotBefore.ToUniversalTime():u} to "
                    + $"{certificate.NotAfter.ToUniversalTime():u} only";
            }

            if (trustsRoot)
            {
                flags &= ~(X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain);
            }

            if ((flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
            {
                return "this computer does not trust the authority that issued it";
            }

            return flags == X509ChainStatusFlags.NoError ? "" : $"its chain is broken ({flags})";
        }
        finally
        {
            foreach (var authority in trusted)
            {
                authority.Dispose();
            }
        }
    }

    private static List<X509Certificate2> Read(string directory)
    {
        var found = new List<X509Certificate2>();
        try
        {
            foreach (var file in System.IO.Directory.EnumerateFiles(directory))
            {
                ReadFile(file, found);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // An unreadable folder trusts no one: the verdict then is about the missing trust.
        }

        return found;
    }

    private static void ReadFile(string file, List<X509Certificate2> found)
    {
        try
        {
            using var reader = new StreamReader(InputFile.Open(file), Encoding.ASCII);
            foreach (Match certificate in Regex.Matches(reader.ReadToEnd(), $"{Begin}(.*?){End}", RegexOptions.Singleline))
            {
                var content = Convert.FromBase64String(certificate.Groups[1].Value);
#if NET
                found.Add(X509CertificateLoader.LoadCertificate(content));
#else
                found.Add(new X509Certificate2(content));
#endif
            }
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or FormatException or CryptographicException)
        {
            // A file that is not a certificate adds no trust; other files of the folder still count.
        }
    }
}
