using EntSso.FakeComponents;
using Microsoft.Win32;
using Xunit;

namespace EntSso.Windows.Tests.Sso;

/// <summary>The ENTSSO components that a computer has besides the fakes of these tests.</summary>
internal static class OtherComponents
{
    /// <summary>Skips the running test where, without the fake components, the real ones would be asked.</summary>
    public static void RequireNone()
    {
        using RegistryKey? installed = Registry.ClassesRoot.OpenSubKey($@"CLSID\{ComponentClasses.Admin:B}");
        Assert.SkipWhen(installed is not null, "this computer has the ENTSSO components");
    }
}
