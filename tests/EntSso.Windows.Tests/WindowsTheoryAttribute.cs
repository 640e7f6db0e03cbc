using System.Runtime.CompilerServices;
using Xunit;

namespace EntSso.Windows.Tests;

/// <summary>A theory about Windows, skipped elsewhere like <see cref="WindowsFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WindowsTheoryAttribute : TheoryAttribute
{
    public WindowsTheoryAttribute(
        [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) =>
        Skip = OperatingSystem.IsWindows() ? null : WindowsFactAttribute.Reason;
}
