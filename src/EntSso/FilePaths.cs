namespace EntSso;

/// <summary>How the file system of this computer compares names.</summary>
internal static class FilePaths
{
    /// <summary>Without case on Windows. On macOS, where case may or may not count, two spellings are two files.</summary>
    public static StringComparer Comparer { get; } = Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Refuses what no file can be called, before the framework does so by an error that leaves the file out.</summary>
    /// <exception cref="IOException">The name is empty or holds a NUL.</exception>
    public static void RequireName(string path)
    {
        if (path.Trim().Length == 0 || path.IndexOf('\0') >= 0)
        {
            throw new IOException("a file is expected, but the name is empty or contains a NUL.");
        }
    }
}
