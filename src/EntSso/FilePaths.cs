namespace EntSso;

/// <summary>How the file system of this computer compares names.</summary>
internal static class FilePaths
{
    /// <summary>Without case on Windows. On macOS, where case may or may not count, two spellings are two files.</summary>
    public static StringComparer Comparer { get; } = Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
