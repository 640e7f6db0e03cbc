using System.Collections;
using System.Management.Automation;

namespace EntSsoPS.Output;

/// <summary>Values as the shell hands them over: wrapped or not, one or a list.</summary>
internal static class ShellValue
{
    /// <summary>The value without the object that PowerShell wraps it in.</summary>
    public static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The items of a list, wrapped as they are; a value that is not a list, alone.</summary>
    public static IEnumerable<object?> Items(object? value) => Bare(value) is IList list ? list.Cast<object?>() : [value];
}
