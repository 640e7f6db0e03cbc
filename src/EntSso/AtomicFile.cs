using System.Text.RegularExpressions;

namespace EntSso;

/// <summary>Writes a file so that readers see the old content or the whole new one, never a part.</summary>
internal static class AtomicFile
{
    private const int BufferSize = 1 << 16;
    private const int LongestOwnPart = 200;
    private const int GuidLength = 32;
    private const string TemporaryExtension = ".tmp";

    /// <summary>Writes into a temporary file in the same folder, which then takes the place of the old one.</summary>
    /// <remarks>
    /// The new file has owner, group, mode and access control list of the old one; where that cannot be kept, nothing is replaced. On
    /// Windows the system passes the access rights on.
    /// </remarks>
    /// <param name="path">
    /// The file to make or replace; its folder must exist. A symbolic link stays one, and the file that it leads to is replaced; the
    /// .NET Framework cannot show where a link leads and replaces the link.
    /// </param>
    /// <param name="write">Writes the content. The stream is closed behind it.</param>
    /// <param name="cancellationToken">Stops before the old file is replaced; it stays as it was.</param>
    /// <exception cref="IOException">
    /// The file cannot be written, and the old one stays as it was; or the path leads to a pipe, a socket or a device, which would be
    /// lost by being replaced.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; the old one stays as it was.</exception>
    /// <exception cref="ArgumentException">The path is empty or no path.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the old file stays as it was.</exception>
    public static void Write(string path, Action<Stream> write, CancellationToken cancellationToken = default)
    {
        RequireRegular(path);
        string target = FinalTarget(path);
        string folder = Path.GetDirectoryName(target) ?? "";
        string temporary = Path.Combine(folder, $"{OwnName(target)}.{Guid.NewGuid():N}{TemporaryExtension}");
        bool isUnix = Path.DirectorySeparatorChar == '/';
        try
        {
            using (FileStream stream = Create(temporary, target))
            {
                write(stream);
                stream.Flush(true);
                cancellationToken.ThrowIfCancellationRequested();
                if (isUnix)
                {
                    // While it is still held open: a file that is not held is a leftover, which another writer may clean up.
                    Replace(temporary, target);
                }
            }

            if (!isUnix)
            {
                Replace(temporary, target);
            }
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }

#if NET
        UnixFile.FlushFolder(folder);
#endif
    }

    /// <summary>Refuses what no file can be called, before the framework does so by an error that leaves the file out.</summary>
    /// <exception cref="IOException">The name is empty or holds a NUL.</exception>
    public static void RequireName(string path)
    {
        if (path.Trim().Length == 0 || path.IndexOf('\0') >= 0)
        {
            throw new IOException("a file is expected, but the name is empty or contains a NUL.");
        }
    }

    /// <summary>Refuses a pipe, a socket or a device, which would be lost by being replaced.</summary>
    /// <exception cref="IOException">The path leads to one.</exception>
    internal static void RequireRegular(string path)
    {
#if NET
        // By the path as it was given: where it leads to a pipe of this process, as /dev/stdout may, no name of a file is at its end.
        if (SpecialFile.Describe(path) is { } special)
        {
            throw new IOException($"it is {special}, not a regular file.");
        }
#endif
    }

    /// <summary>Whether a file is a temporary one of this product: left behind by a killed write, and never input.</summary>
    /// <param name="path">A path; only its last part counts.</param>
    internal static bool IsTemporary(string path)
    {
        string name = Path.GetFileName(path);
        int guid = name.Length - TemporaryExtension.Length - GuidLength;
        return guid >= 2 && name[0] == '.' && name[guid - 1] == '.' && name.EndsWith(TemporaryExtension, StringComparison.Ordinal)
            && name.Substring(guid, GuidLength).All(Uri.IsHexDigit);
    }

    /// <summary>Removes what killed writers of a file have left behind. Only who has the turn at the file may do so.</summary>
    internal static void DeleteLeftovers(string path)
    {
        string target = FinalTarget(path);
        string own = OwnName(target);
        try
        {
            foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(target) ?? ".", "*" + TemporaryExtension))
            {
                if (IsTemporary(file) && Path.GetFileName(file).Length == own.Length + 1 + GuidLength + TemporaryExtension.Length
                    && Path.GetFileName(file).StartsWith(own + ".", StringComparison.Ordinal))
                {
                    DeleteIfNotHeld(file);
                }
            }
        }
        catch (Exception unlisted) when (unlisted is IOException or UnauthorizedAccessException)
        {
            // Cleaning up is not what was requested: leftovers are never input, whether or not they can be removed.
        }
    }

    /// <summary>The beginning of the names of this product's files beside a file, short enough for every file system.</summary>
    internal static string OwnName(string target)
    {
        string name = Path.GetFileName(target);
        int length = 0;
        for (int bytes = 0; length < name.Length; length++)
        {
            bytes += name[length] < 0x80 ? 1 : name[length] < 0x800 ? 2 : 3;
            if (bytes > LongestOwnPart)
            {
                break;
            }
        }

        if (length > 0 && length < name.Length && char.IsHighSurrogate(name[length - 1]))
        {
            length--;
        }

        return "." + name.Substring(0, length);
    }

    /// <summary>
    /// Why a file could not be written, as a sentence about that file: the message of the exception would name a temporary file that the
    /// user never heard of, or miss that the file is a folder.
    /// </summary>
    /// <param name="path">The file that was to be written; it is as it was before.</param>
    /// <param name="failed">What <see cref="Write"/> threw.</param>
    public static string Reason(string path, Exception failed) =>
        Directory.Exists(path) ? "this is a folder."
        : failed is DirectoryNotFoundException ? "its folder does not exist."
        : failed is UnauthorizedAccessException ? "access to it or to its folder is denied."
        : Regex.Replace(failed.Message, $"'[^']*{Regex.Escape(OwnName(path))}[^']*'", $"'{path.Replace("$", "$$")}'");

    /// <summary>The full path of what is written when a path is: a symbolic link's target, or the path itself.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    internal static string FinalTarget(string path)
    {
        RequireName(path);
        string full = Path.GetFullPath(path);
#if NET
        FileInfo file = new(full);
        return file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
#else
        return full;
#endif
    }

    private static FileStream Create(string temporary, string target)
    {
#if NET
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            UnixFile.RequireWritable(target);
            FileStream stream = new(temporary, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.None,
                BufferSize = BufferSize,

                // From the first byte on no one may read it who might not read the old one.
                UnixCreateMode = File.GetUnixFileMode(target) & (UnixFileMode.UserRead | UnixFileMode.UserWrite),
            });
            try
            {
                UnixFile.CopyOwnerAndRights(target, temporary, stream.SafeFileHandle);
                return stream;
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }
#endif
        return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
    }

    private static void DeleteIfNotHeld(string file)
    {
        try
        {
            // Whoever writes holds the file for itself alone.
            using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1))
            {
            }

            File.Delete(file);
        }
        catch (Exception used) when (used is IOException or UnauthorizedAccessException)
        {
            // A writer is at work, or it is not ours to delete.
        }
    }

    private static void Replace(string temporary, string target)
    {
        if (File.Exists(target))
        {
            File.Replace(temporary, target, null);
        }
        else
        {
            File.Move(temporary, target);
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // The error that led here is the one to report; the leftover's name says what it is.
        }
    }
}
