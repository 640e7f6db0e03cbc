using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EntSso;

/// <summary>How the file system of this computer compares names.</summary>
internal static class PathComparison
{
    /// <summary>Without case on Windows. On macOS, where case may or may not count, two spellings are two files.</summary>
    public static StringComparer Comparer { get; } = Path.DirectorySeparatorChar == '\\'
        ? StringComparer.OrdinalIgnoreCase
        : StringComparer.Ordinal;

    /// <summary>Whether two paths lead to one file: by another spelling, through a link, or as two names of it (hard links).</summary>
    public static bool IsSameFile(string left, string right)
    {
        if (!File.Exists(left) || !File.Exists(right))
        {
            return false;
        }

        if (Comparer.Equals(AtomicFile.FinalTarget(left), AtomicFile.FinalTarget(right)))
        {
            return true;
        }

#if NET
        if (!OperatingSystem.IsWindows())
        {
            return SpecialFile.Status(left) is { } one && SpecialFile.Status(right) is { } other
                && (one.Device, one.Number) == (other.Device, other.Number);
        }
#endif
        try
        {
            return NumberOnWindows(left) is { } number && number.SequenceEqual(NumberOnWindows(right) ?? []);
        }
        catch (Exception unknown) when (
            unknown is IOException or UnauthorizedAccessException or NotSupportedException or EntryPointNotFoundException
                or DllNotFoundException)
        {
            // A file that cannot be opened was not read either.
            return false;
        }
    }

    /// <summary>The numbers of volume and file: bytes 28 to 31 and 44 to 51 of BY_HANDLE_FILE_INFORMATION.</summary>
    private static byte[]? NumberOnWindows(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        byte[] information = new byte[52];
        return GetFileInformation(stream.SafeFileHandle, information) ? [.. information.Skip(28).Take(4), .. information.Skip(44)] : null;
    }

    [DllImport("kernel32", EntryPoint = "GetFileInformationByHandle")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetFileInformation(SafeFileHandle file, [Out] byte[] information);
}
