namespace EntSso;

/// <summary>Writes a file so that readers see the old content or the whole new one, never a part.</summary>
public static class AtomicFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes into a temporary file in the same folder, which then takes the place of the old one.</summary>
    /// <remarks>
    /// On Unix the new file has the mode of the old one, so that what was private stays so; on Windows the system hands on its access rights.
    /// </remarks>
    /// <param name="path">
    /// The file to make or replace; its folder must exist. A symbolic link stays one, and the file that it leads to is replaced; the
    /// .NET Framework cannot tell where a link leads and replaces the link.
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
#if NET
        // By the path as it was given: where it leads to a pipe of this process, as /dev/stdout may, no name of a file is at its end.
        if (SpecialFile.Describe(path) is { } special)
        {
            throw new IOException($"it is {special}, not a regular file.");
        }
#endif
        string target = FinalTarget(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream stream = Create(temporary, target))
            {
                write(stream);
                stream.Flush(true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Replace(temporary, target);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Why a file could not be written, as a sentence about that file: the message of the exception would name a temporary file that the user
    /// never heard of, or miss that the file is a folder.
    /// </summary>
    /// <param name="path">The file that was to be written; it is as it was before.</param>
    /// <param name="failed">What <see cref="Write"/> threw.</param>
    public static string Reason(string path, Exception failed) =>
        Directory.Exists(path) ? "this is a folder."
        : failed is DirectoryNotFoundException ? "its folder does not exist."
        : failed is UnauthorizedAccessException ? "access to it or to its folder is denied."
        : failed.Message;

    /// <summary>The full path of what is written when a path is: of the path itself, or of the file that it leads to as a symbolic link.</summary>
    /// <param name="path">A path; nothing need be there.</param>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    internal static string FinalTarget(string path)
    {
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
            UnixFileMode mode = File.GetUnixFileMode(target);
            FileStream stream = new(temporary, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.None,
                BufferSize = BufferSize,

                // From the first byte on nobody may read it who might not read the old one.
                UnixCreateMode = mode & (UnixFileMode.UserRead | UnixFileMode.UserWrite),
            });
            File.SetUnixFileMode(stream.SafeFileHandle, mode);
            return stream;
        }
#endif
        return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
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
        catch (IOException)
        {
            // The error that led here is the one to tell; the leftover's name says what it is.
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
