namespace EntSso.Administration;

/// <summary>
/// A text as PowerShell takes it without a change, for commands that are meant to be pasted. For names that belong to others, see
/// <see cref="Naming.CommandWord"/>, which leaves out what has a meaning to any shell.
/// </summary>
internal static class PowerShellLiteral
{
    // PowerShell takes the typographic ones for single quotes too (about_Quoting_Rules).
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>The text in single quotes.</summary>
    public static string Of(string text) =>
        $"'{string.Concat(text.Select(c => SingleQuotes.IndexOf(c) >= 0 ? new string(c, 2) : c.ToString()))}'";
}

/// <summary>The parameter that leads a cmdlet in a message to the SSO system that the message is about.</summary>
internal sealed record TargetParameter(string Name, string Value)
{
    private const string ServerParameter = "ComputerName";

    /// <summary>Whether the system is a live one, reached through a server.</summary>
    public bool IsServer => Name == ServerParameter;

    public static TargetParameter File(string path) => new("DeploymentPath", path);

    /// <summary>A live system through one of its servers.</summary>
    public static TargetParameter Through(string server) => new(ServerParameter, server);

    /// <summary>As it is in a command.</summary>
    public override string ToString() => $"-{Name} {PowerShellLiteral.Of(Value)}";
}
