using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>
/// Sets the folder for replay files of a server. The product has no call that tells the folder, so on a live server it cannot be read
/// back.
/// </summary>
/// <param name="Server">The server.</param>
/// <param name="From">The folder that was read.</param>
/// <param name="To">The wanted folder on that server; empty for the product's default.</param>
public sealed record ReplayDirectoryChange(string Server, Fact<string> From, string To) : Change<string>(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Server;

    /// <inheritdoc/>
    private protected override bool IsOfServer => true;

    /// <inheritdoc/>
    public override string Setting => "Replay files directory";

    /// <inheritdoc/>
    public override string Cmdlet =>
        $"Set-EntSsoServer -Server {CommandWord.Of(Server, "SERVER")} -ReplayDirectory {PowerShellLiteral.Of(To)}";

    /// <inheritdoc/>
    public override string ToolCommand => $"ssoconfig -replayFiles {(To.Length == 0 ? "-default" : ToolWord(To))}";

    /// <summary>What forbids a folder; null when nothing does. ssoconfig runs on the server and takes what it is given.</summary>
    /// <param name="directory">The wanted folder; empty for the product's default.</param>
    internal static RuleViolation? Violation(string directory) => directory.Length == 0 || IsAbsoluteWindowsPath(directory)
        ? null
        : new RuleViolation(
            0,
            $"\"{directory}\" is no absolute Windows path. The folder for replay files is one such as D:\\Replay or \\\\server\\share\\replay, or an "
                + "empty text for the product's default.");

    /// <inheritdoc/>
    protected override bool CanBeReadBack => From.IsKnown;

    /// <inheritdoc/>
    protected override Fact<string> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.ReadServer(Server, cancellationToken).ReplayDirectory;

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WriteReplayDirectory(Server, To, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<string> from, string to) => new ReplayDirectoryChange(Server, from, to);

    /// <inheritdoc/>
    protected override string Words(string value) => value.Length == 0 ? "default" : value;

    /// <inheritdoc/>
    protected override bool AreSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool IsAbsoluteWindowsPath(string path)
    {
        int start = IsDrive(path) ? 3 : path.StartsWith(@"\\", StringComparison.Ordinal) ? 2 : 0;
        if (start == 0 || path.Skip(start).Any(c => c < ' ' || "\"*:<>?|".IndexOf(c) >= 0))
        {
            return false;
        }

        // Of a share, server and name; "." for a server is the beginning of a device.
        string[] parts = path.Substring(start).Split('\\', '/');
        return start == 3 || (parts.Length >= 2 && parts[0].Length > 0 && parts[0] != "." && parts[1].Length > 0);
    }

    private static bool IsDrive(string path) =>
        path.Length >= 3 && (path[0] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')) && path[1] == ':' && IsSeparator(path[2]);

    private static bool IsSeparator(char c) => c is '\\' or '/';

    // In quotes, a variable would still be replaced, and a backslash at the end would take the closing quote with it.
    private static string ToolWord(string directory)
    {
        if (Violation(directory) is not null || directory.Any(c => "$`%\u201C\u201D\u201E".IndexOf(c) >= 0))
        {
            return "FOLDER";
        }

        string folder = directory.TrimEnd('\\', '/');
        return folder.Length == 2 ? folder + "\\" : $"\"{folder}\"";
    }
}
