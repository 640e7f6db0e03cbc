using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Plans changes of an affiliate application. A plan changes nothing.</summary>
internal static class ApplicationPlan
{
    /// <summary>Plans to enable or disable an affiliate application.</summary>
    public static Change Enabled(AffiliateApplication application, bool isEnabled)
    {
        return new SettingChange<bool>(Settings.ApplicationEnabled(application.Name), application.IsEnabled, isEnabled)
        {
            Consequence = isEnabled ? "" : $"Password changes for {application.Name} will be skipped (event 11032 or 11033, likely), "
                + "and its credentials cannot be looked up.",
        };
    }

    /// <summary>Plans to turn direct password sync of an affiliate application on or off.</summary>
    /// <exception cref="AdministrationException">The application cannot have it.</exception>
    public static Change DirectSync(AffiliateApplication application, bool isEnabled, TargetParameter? target = null)
    {
        if (isEnabled)
        {
            RuleViolation.Refuse(SsoRules.DirectPasswordSync(application), application.Adapter.Or(null) is string adapter
                ? First(Adapter(application, Fact.Known<string?>(adapter), null), target)
                : "");
        }

        return new SettingChange<bool>(Settings.DirectSync(application.Name), application.DirectPasswordSync, isEnabled)
        {
            Consequence = isEnabled
                ? "Windows password changes will replace the stored credentials; the external system itself is not changed."
                : Unserved(application, application.Adapter.Or(null) is not null),
        };
    }

    /// <summary>Plans to assign an affiliate application to an adapter.</summary>
    /// <exception cref="AdministrationException">The application cannot be assigned to it.</exception>
    public static Change Assignment(AffiliateApplication application, SyncAdapter adapter, TargetParameter? target = null)
    {
        RuleViolation.Refuse(SsoRules.Assignment(application, adapter.Name), application.DirectPasswordSync.Or(false)
            ? First(new SettingChange<bool>(Settings.DirectSync(application.Name), Fact.Known(true), false), target)
            : application.Adapter.Or(null) is string other
                ? First(Adapter(application, Fact.Known<string?>(other), null), target)
                : "");
        return Adapter(application, application.Adapter, adapter.Name) with
        {
            Consequence = string.Join(" ", AdapterPlan.Reservations(adapter, target)),
        };
    }

    /// <summary>Plans to take an affiliate application from its adapter.</summary>
    /// <exception cref="AdministrationException">The application belongs to another adapter.</exception>
    public static Change Unassignment(AffiliateApplication application, string adapter) =>
        application.Adapter.Or(null) is string other && !string.Equals(other, adapter, StringComparison.OrdinalIgnoreCase)
            ? throw new AdministrationException(
                AdministrationFailure.NotFound, $"{application.Name} is assigned to {other} and not to {adapter}. Nothing was changed.")
            : Adapter(application, application.Adapter, null) with
            {
                Consequence = Unserved(application, application.DirectPasswordSync.Or(false)),
            };

    private static SettingChange<string?> Adapter(AffiliateApplication application, Fact<string?> from, string? to) =>
        new(Settings.AdapterOf(application.Name), from, to);

    private static string First(Change change, TargetParameter? target) => $"First run: {change.CmdletOn(target)}";

    private static string Unserved(AffiliateApplication application, bool hasOtherPath) =>
        hasOtherPath ? "" : $"{application.Name} then has no path by which Windows password changes reach it (event 11035, likely).";
}
