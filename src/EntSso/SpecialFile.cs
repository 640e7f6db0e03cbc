#if NET
using System.Runtime.InteropServices;

namespace EntSso;

/// <summary>
/// Tells on Linux and macOS what a path leads to without opening it. Windows needs no such question: there opening a device or a pipe
/// does not wait, and the opened stream tells.
/// </summary>
internal static class SpecialFile
{
    // <sys/stat.h>: the kind of a file in the high bits of its mode.
    private const int KindMask = 0xF000;
    private const int Pipe = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int BlockDevice = 0x6000;
    private const int Socket = 0xC000;

    // More than struct statx of Linux (256 bytes by definition) and struct stat of macOS (144 bytes).
    private const int BufferLength = 512;

    /// <summary>"a named pipe (FIFO)" or the like; null for files, folders, what is not there and what cannot be told.</summary>
    public static string? Describe(string path) => (Mode(path) & KindMask) switch
    {
        Pipe => "a named pipe (FIFO)",
        CharacterDevice or BlockDevice => "a device",
        Socket => "a socket",
        _ => null,
    };

    private static int Mode(string path)
    {
        byte[] status = new byte[BufferLength];
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // Of all calls for this only statx has one layout on every processor: stx_mode is at byte 28.
                const int currentFolder = -100;
                const uint typeOnly = 1;
                return Statx(currentFolder, path, 0, typeOnly, status) == 0 ? BitConverter.ToUInt16(status, 28) : 0;
            }

            if (OperatingSystem.IsMacOS())
            {
                // st_mode is at byte 4 of the structure with 64-bit file numbers; on Intel that has a symbol of its own.
                bool isIntel = RuntimeInformation.ProcessArchitecture == Architecture.X64;
                int result = isIntel ? StatOnIntel(path, status) : Stat(path, status);
                return result == 0 ? BitConverter.ToUInt16(status, 4) : 0;
            }
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            // A C library from before 2018, or one of another name: the opened stream has to tell.
        }

        return 0;
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "stat$INODE64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatOnIntel([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);
}
#endif
