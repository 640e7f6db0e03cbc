using EntSso.Directory.Tests.Samba;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedDomain))]
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace EntSso.Directory.Tests.Samba;

/// <summary>
/// The one domain controller that most tests share, started when first asked for. Without root or Samba, tests that ask for it are
/// skipped with the reason. Tests run one after another: the Kerberos library reads the environment of the whole process.
/// </summary>
public sealed class SharedDomain : IDisposable
{
    private readonly Lazy<SambaDomain> _domain = new(() => SambaDomain.Start());

    public SambaDomain Domain
    {
        get
        {
            Require();
            return _domain.Value;
        }
    }

    /// <summary>Skips the test when no domain controller can run here.</summary>
    public static void Require() => Assert.SkipWhen(SambaPrerequisites.Missing.Length > 0, SambaPrerequisites.Missing);

    public void Dispose()
    {
        if (_domain.IsValueCreated)
        {
            _domain.Value.Dispose();
        }
    }
}
