using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Plans changes of the SSO system's own settings. A plan changes nothing.</summary>
internal static class SystemPlan
{
    /// <summary>Plans to turn directions of the password sync mode on and off.</summary>
    /// <exception cref="AdministrationException">A rule would be broken, or a direction that the rule needs is not known.</exception>
    /// <exception cref="ArgumentException">A direction is in both.</exception>
    public static Change Mode(SsoSystem system, PasswordSyncMode on, PasswordSyncMode off)
    {
        if ((on & off) != 0)
        {
            throw new ArgumentException($"{on & off} cannot be turned on and off at once.", nameof(off));
        }

        PasswordSyncMode mask = on | off;
        RuleViolation.Refuse(SsoRules.Mode(system, on, off), (off & PasswordSyncMode.AdaptersToDatabase) != 0
            ? "Turn AdaptersToWindows off as well."
            : "Turn AdaptersToDatabase on as well.");
        return new SettingChange<PasswordSyncMode>(Settings.Mode(mask), PasswordSyncModes.Of(system, mask), on)
        {
            Consequence = string.Join(" ", PasswordSyncModes.Each(off).Select(Ended)),
        };
    }

    private static string Ended(PasswordSyncMode mode) => mode switch
    {
        PasswordSyncMode.WindowsToAdapters => "Windows password changes no longer go to adapters or direct password sync (event 10708).",
        PasswordSyncMode.AdaptersToDatabase => "Password changes from adapters no longer update the SSO database (event 10706, likely).",
        _ => "Password changes from adapters no longer change Windows passwords.",
    };
}
