using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Plans changes of a password sync adapter. A plan changes nothing.</summary>
internal static class AdapterPlan
{
    /// <summary>Plans to enable or disable an adapter.</summary>
    public static Change Enabled(SyncAdapter adapter, bool isEnabled, TargetParameter? target = null)
    {
        string applications = string.Join(", ", adapter.Applications.Or([]));
        return new SettingChange<bool>(Settings.AdapterEnabled(adapter.Name), adapter.IsEnabled, isEnabled)
        {
            Consequence = isEnabled
                ? string.Join(" ", Reservations(adapter with { IsEnabled = Fact.Known(true) }, target))
                : "Password changes no longer reach "
                    + $"{adapter.Name}{(applications.Length > 0 ? $", so {applications} will not follow Windows" : "")}, "
                    + "and its process gets access denied.",
        };
    }

    /// <summary>Plans to set options of an adapter.</summary>
    /// <exception cref="AdministrationException">A rule would be broken, or an option that the rule needs is not known.</exception>
    /// <exception cref="ArgumentException">An option is in both.</exception>
    public static Change Options(SyncAdapter adapter, AdapterOptions on, AdapterOptions off)
    {
        if ((on & off) != 0)
        {
            throw new ArgumentException($"{on & off} cannot be turned on and off at once.", nameof(off));
        }

        RuleViolation.Refuse(SsoRules.Options(adapter, on, off), (off & AdapterOptions.SyncFromAdapter) != 0
            ? "Turn ChangeWindowsPassword off as well."
            : "Turn SyncFromAdapter on as well.");
        return new SettingChange<AdapterOptions>(Settings.Options(adapter.Name, on | off), AdapterOptionSet.Of(adapter, on | off), on)
        {
            Consequence = (off & AdapterOptions.SyncToAdapter) != 0 ? $"Windows password changes no longer reach {adapter.Name}." : "",
        };
    }

    /// <summary>What keeps an adapter from passing Windows changes on, as far as it is known.</summary>
    internal static IEnumerable<string> Reservations(SyncAdapter adapter, TargetParameter? target)
    {
        if (!adapter.IsEnabled.Or(true))
        {
            yield return $"{adapter.Name} is disabled: no change arrives until "
                + $"{new SettingChange<bool>(Settings.AdapterEnabled(adapter.Name), adapter.IsEnabled, true).CmdletOn(target)}.";
        }

        if (!adapter.SyncToAdapter.Or(true))
        {
            SettingChange<AdapterOptions> accept = new(
                Settings.Options(adapter.Name, AdapterOptions.SyncToAdapter), Fact.Known(AdapterOptions.None),
                AdapterOptions.SyncToAdapter);
            yield return $"{adapter.Name} does not receive Windows changes until {accept.CmdletOn(target)}.";
        }
    }
}
