using System.Globalization;
using EntSso.Administration.Changes;
using EntSso.Administration.Tools;

namespace EntSso.Administration.Live;

/// <summary>
/// The settings of the ENTSSO server on this computer, by its tool ssoconfig. Its texts are in the language of the product and its exit
/// codes are not documented, so only two things are checked here: that it ran, and that it did not end with an error. Whether it did what
/// was requested is for the caller to check by reading back.
/// </summary>
internal sealed class SsoConfigTool(IToolRunner runner, Func<SsoTools> find) : IServerSwitches
{
    private const string Default = "-default";

    public void WriteGate(ServerGate gate, bool isAllowed, CancellationToken cancellationToken) =>
        Run(cancellationToken, "-allowPS", gate == ServerGate.Miis ? "MIIS" : "PCNS", isAllowed ? "yes" : "no");

    public void WritePasswordSyncAge(int hours, CancellationToken cancellationToken) => Run(cancellationToken, "-syncAge", Text(hours));

    public void WriteAuditLevels(AuditLevels levels, CancellationToken cancellationToken) =>
        Run(cancellationToken, "-auditLevel", Text(levels.Positive), Text(levels.Negative));

    public void WriteReplayDirectory(string directory, CancellationToken cancellationToken)
    {
        // A text that begins with a hyphen would be another order to the tool.
        RuleViolation.Refuse(ReplayFolder.Violation(directory), "");
        Run(cancellationToken, "-replayFiles", directory.Length > 0 ? directory : Default);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Run(CancellationToken cancellationToken, params string[] arguments)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ToolResult result;
        try
        {
            result = runner.Run(new ToolCall { File = find().SsoConfig, Arguments = arguments }, cancellationToken);
        }
        catch (ToolException exception)
        {
            throw new AdministrationException(AdministrationFailure.ToolFailed, exception.Message, exception)
            {
                MayHaveChanged = exception.Failure == ToolFailure.TimeLimit,
            };
        }
        catch (OperationCanceledException stopped)
        {
            throw new AdministrationException(
                AdministrationFailure.ToolFailed, "ssoconfig was ended, because the command was stopped.", stopped)
            {
                MayHaveChanged = true,
            };
        }

        if (result.ExitCode != 0)
        {
            throw new AdministrationException(
                AdministrationFailure.ToolFailed,
                $"{result}. Check whether the setting has still changed. The tool must run in an elevated shell, and its caller must "
                + $"belong to SSO Administrators; the event log of {Environment.MachineName} may have the details.")
            {
                MayHaveChanged = true,
            };
        }
    }
}

/// <summary>
/// The settings of the ENTSSO server on this computer, which no COM interface writes. Every method throws
/// <see cref="AdministrationException"/> when a setting was not written; none reads back.
/// </summary>
internal interface IServerSwitches
{
    void WriteGate(ServerGate gate, bool isAllowed, CancellationToken cancellationToken);

    void WritePasswordSyncAge(int hours, CancellationToken cancellationToken);

    void WriteAuditLevels(AuditLevels levels, CancellationToken cancellationToken);

    void WriteReplayDirectory(string directory, CancellationToken cancellationToken);
}
