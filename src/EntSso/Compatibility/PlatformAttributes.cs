#if !NET
// Says which types need Windows. .NET Framework does not have the attribute, and shared code needs it for reading only.
using System.ComponentModel;

namespace System.Runtime.Versioning;

[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class SupportedOSPlatformAttribute(string platformName) : Attribute
{
    public string PlatformName { get; } = platformName;
}
#endif
