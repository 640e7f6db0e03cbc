#if NET
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace EntSso;

/// <summary>Owner and rights of files on Linux and macOS, as far as .NET does not reach them.</summary>
internal static class UnixFile
{
    // getxattr(2) of Linux: where the access control list of a file is kept, if it has one.
    private const string AccessControlList = "system.posix_acl_access";

    private const int CurrentFolder = -100;
    private const int CurrentFolderOnMac = -2;
    private const int WriteAccess = 2;
    private const int ByEffectiveUser = 0x200;
    private const int ByEffectiveUserOnMac = 0x10;

    /// <summary>Refuses a file that this user may not write: replacing it needs rights at the folder only.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    [UnsupportedOSPlatform("windows")]
    public static void RequireWritable(string file)
    {
        bool isMac = OperatingSystem.IsMacOS();
        if (Access(isMac ? CurrentFolderOnMac : CurrentFolder, file, WriteAccess, isMac ? ByEffectiveUserOnMac : ByEffectiveUser) != 0)
        {
            throw new UnauthorizedAccessException($"this user has no right to write {file}.");
        }
    }

    /// <summary>Gives a new file owner, group, mode and access control list of the one that it is to replace.</summary>
    /// <exception cref="IOException">They cannot be kept.</exception>
    [UnsupportedOSPlatform("windows")]
    public static void CopyOwnerAndRights(string from, string to, SafeFileHandle opened)
    {
        if (SpecialFile.Status(from) is { } wanted && SpecialFile.Status(to) is { } given
            && (wanted.User != given.User || wanted.Group != given.Group)
            && ChangeOwner(opened, wanted.User, wanted.Group) != 0)
        {
            throw new IOException("it belongs to another user or group, and this user cannot give the new file to them.");
        }

        // Behind the owner: a change of it takes the bits that lend the owner's rights.
        File.SetUnixFileMode(opened, File.GetUnixFileMode(from));
        if (OperatingSystem.IsLinux())
        {
            byte[] list = new byte[1 << 16];
            nint length = GetAttribute(from, AccessControlList, list, list.Length);
            if (length > 0 && SetAttribute(opened, AccessControlList, list, length, 0) != 0)
            {
                throw new IOException("it has an access control list, which cannot be kept.");
            }
        }
    }

    /// <summary>Writes a folder's list of files to the disk, so that a renamed file is there after a power failure.</summary>
    /// <remarks>Where the file system cannot do so, it does not: the content of the file has been written already.</remarks>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(folder, 0);
        if (descriptor >= 0)
        {
            _ = Flush(descriptor);
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "faccessat")]
    private static extern int Access(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode, int flags);

    [DllImport("libc", EntryPoint = "fchown")]
    private static extern int ChangeOwner(SafeFileHandle file, int user, int group);

    [DllImport("libc", EntryPoint = "getxattr")]
    private static extern nint GetAttribute(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [Out] byte[] value, nint size);

    [DllImport("libc", EntryPoint = "fsetxattr")]
    private static extern int SetAttribute(
        SafeFileHandle file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, byte[] value, nint size, int flags);

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
#endif
