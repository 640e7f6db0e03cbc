using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Opens or closes a server gate.</summary>
/// <param name="Server">The server.</param>
/// <param name="Gate">The gate.</param>
/// <param name="From">Whether the server lets changes in, as it was read.</param>
/// <param name="To">Whether it is to let them in.</param>
public sealed record ServerGateChange(string Server, ServerGate Gate, Fact<bool> From, bool To) : SwitchChange(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Server;

    /// <inheritdoc/>
    private protected override bool IsOfServer => true;

    /// <inheritdoc/>
    public override string Setting => $"Allow password sync from {GateName}";

    /// <inheritdoc/>
    public override string Cmdlet => $"{Verb}-EntSso{(Gate == ServerGate.Miis ? "Miis" : "Pcns")}Sync -Server {CommandWord.Of(Server, "SERVER")}";

    /// <inheritdoc/>
    public override string ToolCommand => $"ssoconfig -allowPS {GateName} {(To ? "yes" : "no")}";

    private string GateName => Gate == ServerGate.Miis ? "MIIS" : "PCNS";

    /// <summary>The gate of a server as it was read.</summary>
    /// <param name="server">The server.</param>
    /// <param name="gate">The gate.</param>
    internal static Fact<bool> Of(SsoServer server, ServerGate gate) => gate == ServerGate.Miis ? server.AllowMiis : server.AllowPcns;

    /// <inheritdoc/>
    protected override Fact<bool> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        Of(administration.ReadServer(Server, cancellationToken), Gate);

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WriteServerGate(Server, Gate, To, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<bool> from, bool to) => new ServerGateChange(Server, Gate, from, to);
}
