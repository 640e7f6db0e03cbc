using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EntSso.Administration.Files;

/// <summary>
/// The lock of one writer on a file, among all processes that lock it this way. It is a lock file beside the file, held open for this
/// writer alone: it ends with the process, however that ends, and is deleted with the lock.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    // On Windows a lock file that is just being deleted is denied like one that may not be opened; no deletion takes this long.
    private static readonly TimeSpan _deletion = TimeSpan.FromSeconds(2);

    private readonly FileStream _held;
    private readonly string _lockFile;

    private FileLock(FileStream held, string lockFile)
    {
        _held = held;
        _lockFile = lockFile;
    }

    /// <summary>The lock file of a file.</summary>
    /// <param name="file">The file; a link represents what it leads to.</param>
    public static string LockFileOf(string file)
    {
        string target = AtomicFile.FinalTarget(file);
        return Path.Combine(Path.GetDirectoryName(target) ?? "", AtomicFile.OwnName(target) + ".lock");
    }

    /// <summary>Takes the lock, waiting for others to release theirs.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="TimeoutException">Another writer held the lock all that time.</exception>
    /// <exception cref="IOException">The lock file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The lock file may not be made.</exception>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static FileLock Take(string file, TimeSpan limit, CancellationToken cancellationToken)
    {
        string lockFile = LockFileOf(file);
        var waited = Stopwatch.StartNew();
        TimeSpan? deniedSince = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (TryTake(lockFile) is { } taken)
                {
                    AtomicFile.DeleteLeftovers(file);
                    return taken;
                }

                deniedSince = null;
            }
            catch (UnauthorizedAccessException) when (
                RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && waited.Elapsed - (deniedSince ??= waited.Elapsed) < _deletion)
            {
            }

            if (waited.Elapsed >= limit)
            {
                throw new TimeoutException();
            }

            cancellationToken.WaitHandle.WaitOne(_pause);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            // Before it is closed: the name leads to this very file only as long as it is held.
            TryDelete(_lockFile);
        }

        _held.Dispose();
    }

    private static FileLock? TryTake(string lockFile)
    {
        bool isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        FileStream held;
        try
        {
            held = isWindows
                ? new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose)
                : OpenOnUnix(lockFile);
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            return null;
        }
        catch (FileNotFoundException)
        {
            // It was there, and its holder has just deleted it.
            return null;
        }

        // Unix opens first and locks then: in between the holder may have deleted the file, and another may have made and locked a new one.
        if (isWindows || IsStillAt(lockFile, held))
        {
            return new FileLock(held, lockFile);
        }

        held.Dispose();
        return null;
    }

    /// <summary>Makes the lock file, or opens the one that is there; never what someone's link leads to.</summary>
    private static FileStream OpenOnUnix(string lockFile)
    {
        try
        {
            return new FileStream(lockFile, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException there) when (IsThere(there))
        {
            bool isRegular = (File.GetAttributes(lockFile) & (FileAttributes.ReparsePoint | FileAttributes.Directory)) == 0;
#if NET
            isRegular &= SpecialFile.Describe(lockFile) is null;
#endif
            if (!isRegular)
            {
                throw new IOException(
                    $"{lockFile} has the name of the lock file and is not one. Find out which program created it, and delete it.");
            }

            return new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1);
        }
    }

    /// <summary>
    /// Whether a name still leads to the file that is held: a time that no other lock file has is given to that one, and looked for under
    /// the name.
    /// </summary>
    internal static bool IsStillAt(string lockFile, FileStream held)
    {
#if NET
        byte[] random = Guid.NewGuid().ToByteArray();
        DateTime mark = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(BitConverter.ToUInt32(random, 0) % 1_000_000_000);
        try
        {
            File.SetLastWriteTimeUtc(held.SafeFileHandle, mark);
            return File.GetLastWriteTimeUtc(lockFile) == File.GetLastWriteTimeUtc(held.SafeFileHandle);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
#else
        // .NET Framework runs on Windows only.
        return true;
#endif
    }

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows; EWOULDBLOCK of Linux and of macOS, which .NET returns as it is.
    private static bool IsTaken(IOException exception) =>
        exception.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    // EEXIST; ERROR_FILE_EXISTS where the runtime reports all errors as Windows does (Mono).
    private static bool IsThere(IOException exception) => exception.HResult is 17 or unchecked((int)0x80070050);

    private static void TryDelete(string lockFile)
    {
        try
        {
            File.Delete(lockFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It stays behind and keeps no one out: what counts is that it is held.
        }
    }
}
