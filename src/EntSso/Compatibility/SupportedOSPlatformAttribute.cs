#if !NET
// .NET Framework runs on Windows alone and does not have the marker; one spelling serves both.
namespace System.Runtime.Versioning;

[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class SupportedOSPlatformAttribute(string platformName) : Attribute
{
    public string PlatformName { get; } = platformName;
}
#endif
