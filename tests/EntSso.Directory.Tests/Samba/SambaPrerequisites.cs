namespace EntSso.Directory.Tests.Samba;

/// <summary>What this computer lacks to run a domain controller of its own.</summary>
public static class SambaPrerequisites
{
    private static readonly (string Path, string Package)[] _needed =
    [
        ("/usr/sbin/samba", "samba-ad-dc"),
        ("/usr/bin/samba-tool", "samba"),
        ("/usr/share/samba/setup/provision.ldif", "samba-ad-provision"),
        ("/usr/bin/python3", "python3-samba"),
        ("/usr/bin/kinit", "krb5-user"),
        ("/usr/bin/faketime", "faketime"),
    ];

    /// <summary>Why the suite cannot run; empty when it can.</summary>
    public static string Missing { get; } = Find();

    private static string Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "needs Linux with Samba's Active Directory domain controller";
        }

        var lacking = new List<string>();
        if (Environment.UserName != "root")
        {
            lacking.Add("root");
        }

        var packages = _needed.Where(one => !File.Exists(one.Path)).Select(one => one.Package).ToList();
        if (!System.IO.Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*")
                .Any(folder => File.Exists(Path.Combine(folder, "sasl2", "libgssapiv2.so"))))
        {
            packages.Add("libsasl2-modules-gssapi-mit");
        }

        if (packages.Count > 0)
        {
            lacking.Add($"Debian's {string.Join(", ", packages)} (tests/EntSso.Directory.Tests/install.sh)");
        }

        return lacking.Count == 0 ? "" : "needs " + string.Join(" and ", lacking);
    }
}
