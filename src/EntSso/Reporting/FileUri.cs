namespace EntSso.Reporting;

/// <summary>
/// Turns the name of a file into a URI reference. Windows and POSIX names are distinguished by their form, not by the machine that writes
/// the report: the files may come from elsewhere.
/// </summary>
internal static class FileUri
{
    public static string Of(string path)
    {
        bool hasDrive = path.Length > 2 && path[1] == ':' && path[2] is '\\' or '/' && char.IsLetter(path[0]);
        bool isWindows = hasDrive || path.StartsWith(@"\\", StringComparison.Ordinal) || path.IndexOf('/') < 0;
        string slashed = isWindows ? path.Replace('\\', '/') : path;
        if (hasDrive)
        {
            return $"file:///{slashed[0]}:{Escape(slashed.Substring(2))}";
        }

        return slashed.StartsWith("//", StringComparison.Ordinal) ? "file:" + Escape(slashed)
            : slashed.Length > 0 && slashed[0] == '/' ? "file://" + Escape(slashed)
            : Escape(slashed);
    }

    // Half surrogate pairs make the framework's escaping throw on .NET Framework.
    private static string Escape(string path) =>
        string.Join("/", VisibleText.Of(path).Split('/').Select(Uri.EscapeDataString));
}
