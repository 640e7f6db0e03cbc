using System.Runtime.InteropServices;

namespace EntSso.Directory.Tests.Samba;

/// <summary>
/// Sets what the Kerberos library reads from the environment, and restores it. .NET keeps an environment of its own on Unix, which
/// native libraries do not see: this changes theirs.
/// </summary>
public sealed class KerberosEnvironment : IDisposable
{
    private readonly string? _configuration = Get("KRB5_CONFIG");
    private readonly string? _cache = Get("KRB5CCNAME");

    public KerberosEnvironment(string configuration, string cache)
    {
        Set("KRB5_CONFIG", configuration);
        Set("KRB5CCNAME", cache);
    }

    public void Dispose()
    {
        Set("KRB5_CONFIG", _configuration);
        Set("KRB5CCNAME", _cache);
    }

    private static string? Get(string name) => Marshal.PtrToStringUTF8(getenv(name));

    private static void Set(string name, string? value) => _ = value is null ? unsetenv(name) : setenv(name, value, 1);

    [DllImport("libc")]
    private static extern IntPtr getenv([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("libc")]
    private static extern int setenv([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);

    [DllImport("libc")]
    private static extern int unsetenv([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
