namespace EntSso.Cli.Output;

/// <summary>Files that the command line writes.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it whole or not at all.</param>
    /// <exception cref="IOException">It could not be written; says why and what to do.</exception>
    public static void Write(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: {AtomicFile.Reason(path, failed)} Nothing was written; specify a file in a folder that you can write to.", failed);
        }
    }
}
