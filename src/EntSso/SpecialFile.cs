#if NET
using System.Runtime.InteropServices;

namespace EntSso;

/// <summary>Finds out on Linux and macOS what a path leads to without opening it, which on Windows does no harm.</summary>
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

    /// <summary>"a named pipe (FIFO)" or the like; null for files, folders, and where the system does not say.</summary>
    public static string? Describe(string path) => (Mode(path) & KindMask) switch
    {
        Pipe => "a named pipe (FIFO)",
        CharacterDevice or BlockDevice => "a device",
        Socket => "a socket",
        _ => null,
    };

    private static int Mode(string path) => Status(path)?.Mode ?? 0;

    /// <summary>Mode, owner and identity of what a path leads to; null for what does not exist and where the system does not say.</summary>
    public static FileStatus? Status(string path)
    {
        byte[] status = new byte[BufferLength];
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // Of all calls for this only statx has one layout on every processor: stx_uid, stx_gid, stx_mode and stx_ino are at bytes
                // 20, 24, 28 and 32, and the device in two halves at 136.
                const int currentFolder = -100;
                const uint kindModeOwnerAndNumber = 1 | 2 | 8 | 16 | 0x100;
                return Statx(currentFolder, path, 0, kindModeOwnerAndNumber, status) == 0
                    ? new FileStatus(
                        BitConverter.ToUInt16(status, 28), BitConverter.ToInt32(status, 20), BitConverter.ToInt32(status, 24),
                        BitConverter.ToUInt64(status, 136), BitConverter.ToUInt64(status, 32))
                    : null;
            }

            if (OperatingSystem.IsMacOS())
            {
                // st_dev is at byte 0 of the structure with 64-bit file numbers, st_mode at 4, st_ino at 8, st_uid and st_gid at 16 and 20;
                // on Intel that has a separate symbol.
                bool isIntel = RuntimeInformation.ProcessArchitecture == Architecture.X64;
                int result = isIntel ? StatOnIntel(path, status) : Stat(path, status);
                return result == 0
                    ? new FileStatus(
                        BitConverter.ToUInt16(status, 4), BitConverter.ToInt32(status, 16), BitConverter.ToInt32(status, 20),
                        BitConverter.ToUInt32(status, 0), BitConverter.ToUInt64(status, 8))
                    : null;
            }
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            // A C library from before 2018, or one of another name: the opened stream has to show it.
        }

        return null;
    }

    /// <summary>Whether a path leads into /proc, /sys and the like, whose files claim to be regular and may never end.</summary>
    public static bool IsMadeByKernel(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        // statfs(2): f_type is the first word of the structure; the numbers are those of linux/magic.h.
        byte[] status = new byte[BufferLength];
        try
        {
            return Statfs(path, status) == 0
                && BitConverter.ToInt32(status, 0) is 0x9FA0 or 0x62656572 or 0x64626720 or 0x74726163 or 0x73636673;
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "statfs")]
    private static extern int Statfs([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int Statx(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "stat")]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "stat$INODE64")]
    private static extern int StatOnIntel([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);
}

/// <summary>What the system says of a file.</summary>
internal readonly record struct FileStatus(int Mode, int User, int Group, ulong Device, ulong Number);
#endif
