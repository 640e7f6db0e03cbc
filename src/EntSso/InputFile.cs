namespace EntSso;

/// <summary>Opens input files. Only regular ones: a pipe without a writer waits for ever, a device may have no end.</summary>
internal static class InputFile
{
    /// <summary>Opens a file for one reading from front to back, so that whoever writes, renames or deletes it is not disturbed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bufferSize">The stream's buffer in bytes; 1 for readers that have their own.</param>
    /// <exception cref="IOException">The file cannot be opened, or the path leads to a pipe, a socket or a device.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or it is a folder.</exception>
    public static FileStream Open(string path, int bufferSize = 1 << 16)
    {
        AtomicFile.RequireName(path);
#if NET
        if (SpecialFile.Describe(path) is { } special)
        {
            throw NotRegular($"it is {special}, not a regular file");
        }

        if (SpecialFile.IsMadeByKernel(path))
        {
            throw NotRegular("the kernel generates it while it is read; it is not a regular file");
        }
#endif
        FileStream stream = OpenAny(path, bufferSize);
        if (stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        throw NotRegular("it is a pipe or a device, not a regular file");
    }

    private static FileStream OpenAny(string path, int bufferSize)
    {
        try
        {
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize, FileOptions.SequentialScan);
        }
        catch (NotSupportedException device)
        {
            // Windows: how the framework refuses CON, COM1 and the like once it has seen what it opened.
            throw NotRegular($"it is not a regular file ({MessageText.Clause(device.Message)})", device);
        }
        catch (ArgumentException device) when (path.StartsWith(@"\\.\", StringComparison.Ordinal))
        {
            throw NotRegular("it is a pipe or a device, not a regular file", device);
        }
    }

    private static IOException NotRegular(string reason, Exception? cause = null) =>
        new($"{reason}. Save its content as a file and use that file.", cause);
}
