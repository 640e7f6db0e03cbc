namespace EntSso.Administration;

/// <summary>
/// The parameter that leads the cmdlets of this module to one SSO system, so that a command in a message works on the system that the
/// message is about.
/// </summary>
/// <param name="Name">The parameter, without its dash.</param>
/// <param name="Value">Its value as it is.</param>
internal sealed record TargetParameter(string Name, string Value)
{
    private const string ServerParameter = "ComputerName";

    /// <summary>Whether the system is a live one, reached through a server.</summary>
    public bool IsServer => Name == ServerParameter;

    /// <summary>A deployment file.</summary>
    /// <param name="path">Its path.</param>
    public static TargetParameter File(string path) => new("DeploymentPath", path);

    /// <summary>A live system through one of its servers.</summary>
    /// <param name="server">The server.</param>
    public static TargetParameter Through(string server) => new(ServerParameter, server);

    /// <summary>As it stands in a command.</summary>
    public override string ToString() => $"-{Name} {PowerShellLiteral.Of(Value)}";
}
