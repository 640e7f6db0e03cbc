using System.Runtime.CompilerServices;
using Xunit;

namespace EntSso.Windows.Tests;

/// <summary>A fact about Windows: skipped elsewhere, with the reason. On Wine, which is Windows to a program, it runs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WindowsFactAttribute : FactAttribute
{
    internal const string Reason = "needs Windows; tests/wine/run.sh runs it on Wine";

    public WindowsFactAttribute(
        [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) =>
        Skip = OperatingSystem.IsWindows() ? null : Reason;
}
