using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EntSso;

/// <summary>How the file system of this computer compares names.</summary>
internal static class FilePaths
{
    /// <summary>Without case on Windows. On macOS, where case may or may not count, two spellings are two files.</summary>
    public static StringComparer Comparer { get; } = Path.DirectorySeparatorChar == '\\'
        ? StringComparer.OrdinalIgnoreCase
        : StringComparer.Ordinal;

    /// <summary>Refuses what no file can be called, before the framework does so by an error that leaves the file out.</summary>
    /// <exception cref="IOException">The name is empty or holds a NUL.</exception>
    public static void RequireName(string path)
    {
        if (path.Trim().Length == 0 || path.IndexOf('\0') >= 0)
        {
            throw new IOException("a file is expected, but the name is empty or contains a NUL.");
        }
    }

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
            unknown is IOException or UnauthorizedAccessException or NotSupportedException or EntryPointNotFoundException or DllNotFoundException)
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
