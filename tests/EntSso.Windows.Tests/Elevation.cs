using System.Runtime.InteropServices;
using Xunit;

namespace EntSso.Windows.Tests;

/// <summary>The rights of this process, by another way than the product asks for them.</summary>
internal static partial class Elevation
{
    /// <summary>Whether the process may do what an administrator may.</summary>
    public static bool IsElevated => IsUserAnAdmin() != 0;

    /// <summary>Skips the running test where it would be refused what it has to do to this computer.</summary>
    /// <param name="purpose">What that is.</param>
    public static void Require(string purpose) => Assert.SkipUnless(IsElevated, $"needs an elevated shell: it {purpose}");

    [LibraryImport("shell32")]
    private static partial int IsUserAnAdmin();
}
