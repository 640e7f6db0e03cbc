using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Plans changes of one ENTSSO server. A plan changes nothing.</summary>
internal static class ServerPlan
{
    /// <summary>Plans to open or close a gate of a server.</summary>
    public static Change Gate(SsoServer server, ServerGate gate, bool isAllowed)
    {
        return new SettingChange<bool>(Settings.Gate(server.Name, gate), Settings.GateOf(server, gate), isAllowed)
        {
            Consequence = (gate, isAllowed) switch
            {
                (ServerGate.Miis, false) => $"{server.Name} will refuse every password change from the sync engine (event 11070).",
                (ServerGate.Pcns, false) =>
                    $"{server.Name} will refuse every password change that a domain controller sends to it directly (event 11069).",
                (ServerGate.Miis, true) when server.AllowPcns.Or(false) => BothGates(server),
                (ServerGate.Pcns, true) when server.AllowMiis.Or(false) => BothGates(server),
                _ => "",
            },
        };
    }

    /// <summary>Plans to set the password sync age of a server, in hours above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is not above 0.</exception>
    public static Change PasswordSyncAge(SsoServer server, int hours) =>
        hours <= 0
            ? throw new ArgumentOutOfRangeException(nameof(hours), hours, "The password sync age is a number of hours above 0.")
            : new SettingChange<int>(Settings.PasswordSyncAge(server.Name), server.PasswordSyncAgeHours, hours)
            {
                Consequence = server.PasswordSyncAgeHours.IsKnown && hours < server.PasswordSyncAgeHours.Value
                    ? $"{server.Name} will refuse changes older than {hours} h (events 10803 and 10712), also those that the sync "
                        + "engine retries."
                    : "",
            };

    /// <summary>Plans to set the audit levels of a server, 0 to 3; null keeps one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A level is out of range.</exception>
    /// <exception cref="AdministrationException">A level to be kept is not known.</exception>
    public static Change AuditLevel(SsoServer server, int? positive, int? negative)
    {
        AuditLevels levels = new(Level(server, positive, server.PositiveAuditLevel), Level(server, negative, server.NegativeAuditLevel));
        return new SettingChange<AuditLevels>(Settings.AuditLevel(server.Name), Settings.AuditLevelsOf(server), levels)
        {
            Consequence = levels.Negative == 0 ? $"{server.Name} will not log why requests failed (events 11009 to 11013)." : "",
        };
    }

    /// <summary>Plans to set the folder for replay files, an absolute path with drive or share; empty for the default.</summary>
    /// <exception cref="AdministrationException">The folder is not an absolute Windows path.</exception>
    public static Change ReplayDirectory(SsoServer server, string directory)
    {
        RuleViolation.Refuse(ReplayFolder.Violation(directory), "");
        return new SettingChange<string>(Settings.ReplayDirectory(server.Name), server.ReplayDirectory, directory)
        {
            Consequence = "Replay files in the old folder stay there; only the ENTSSO service account should have access to the new "
                + $"one on {server.Name}.",
        };
    }

    private static string BothGates(SsoServer server) =>
        $"{server.Name} then accepts changes from PCNS and from MIIS: the same change may arrive twice, and the second is dropped "
            + "(event 10710).";

    private static int Level(SsoServer server, int? wanted, Fact<int> current) => wanted switch
    {
        >= 0 and <= AuditLevels.Highest => wanted.Value,
        null when current.IsKnown => current.Value,
        null => throw new AdministrationException(
            AdministrationFailure.PreconditionUnknown,
            $"{server.Name}: ssoconfig sets both audit levels at once, and the one to keep is not known ({current.Reason}). Specify both."),
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted, "An audit level is 0 (none), 1 (low), 2 (medium) or 3 (high)."),
    };
}
