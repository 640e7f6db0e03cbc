using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Sets the audit levels of a server.</summary>
/// <param name="Server">The server.</param>
/// <param name="From">The levels that were read.</param>
/// <param name="To">The wanted levels, 0 to 3 each.</param>
public sealed record AuditLevelChange(string Server, Fact<AuditLevels> From, AuditLevels To) : Change<AuditLevels>(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Server;

    /// <inheritdoc/>
    private protected override bool IsOfServer => true;

    /// <inheritdoc/>
    public override string Setting => "Audit level";

    /// <inheritdoc/>
    public override string Cmdlet =>
        $"Set-EntSsoServer -Server {CommandWord.Of(Server, "SERVER")} -PositiveAuditLevel {To.Positive} -NegativeAuditLevel {To.Negative}";

    /// <inheritdoc/>
    public override string ToolCommand => $"ssoconfig -auditLevel {To.Positive} {To.Negative}";

    /// <summary>The levels of a server as they were read.</summary>
    /// <param name="server">The server.</param>
    internal static Fact<AuditLevels> Of(SsoServer server) => server.PositiveAuditLevel.IsKnown
        ? server.NegativeAuditLevel.Select(negative => new AuditLevels(server.PositiveAuditLevel.Value, negative))
        : Fact.Unknown<AuditLevels>(server.PositiveAuditLevel.Reason, server.PositiveAuditLevel.Origin);

    /// <inheritdoc/>
    protected override Fact<AuditLevels> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        Of(administration.ReadServer(Server, cancellationToken));

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WriteAuditLevels(Server, To, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<AuditLevels> from, AuditLevels to) => new AuditLevelChange(Server, from, to);

    /// <inheritdoc/>
    protected override string Words(AuditLevels value) => value.ToString();
}
