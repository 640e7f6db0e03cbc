using System;
using System.Threading;
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
    public override string ToolCommand => $"ssoconfig -replayFiles {(To.Length == 0 ? "-default" : $"\"{To}\"")}";

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
}
