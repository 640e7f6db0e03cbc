using System.Threading;

namespace EntSso.Administration.Live;

/// <summary>The settings of the ENTSSO server on this computer, by its tool ssoconfig.</summary>
internal sealed class SsoConfigTool : IServerSwitches
{
    /// <inheritdoc/>
    public void WriteGate(ServerGate gate, bool isAllowed, CancellationToken cancellationToken) =>
        Run(cancellationToken, "-allowPS", gate == ServerGate.Miis ? "MIIS" : "PCNS", isAllowed ? "yes" : "no");

    /// <inheritdoc/>
    public void WritePasswordSyncAge(int hours, CancellationToken cancellationToken) => Run(cancellationToken, "-syncAge", $"{hours}");

    /// <inheritdoc/>
    public void WriteAuditLevels(AuditLevels levels, CancellationToken cancellationToken) =>
        Run(cancellationToken, "-auditLevel", $"{levels.Positive}", $"{levels.Negative}");

    /// <inheritdoc/>
    public void WriteReplayDirectory(string directory, CancellationToken cancellationToken) =>
        Run(cancellationToken, "-replayFiles", directory.Length > 0 ? directory : "-default");

    private static void Run(CancellationToken cancellationToken, params string[] arguments)
    {
        cancellationToken.ThrowIfCancellationRequested();
        throw new AdministrationException(AdministrationFailure.ToolFailed, $"ssoconfig {string.Join(" ", arguments)} cannot be run yet.");
    }
}
