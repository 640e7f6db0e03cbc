using EntSso.Administration.Changes;
using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>
/// What it takes to bring an SSO system into a desired state: every stated setting compared, and the changes in an order in which each is
/// allowed and no gate opens before what lies behind it is ready.
/// </summary>
internal sealed class ConfigurationPlan
{
    private ConfigurationPlan(IReadOnlyList<ConfigurationSetting> settings, IReadOnlyList<Change> steps)
    {
        Settings = settings;
        Steps = steps;
    }

    /// <summary>The stated settings in the order of the desired configuration.</summary>
    public IReadOnlyList<ConfigurationSetting> Settings { get; }

    /// <summary>The changes in the order of making them; empty when everything that can be changed is as wanted.</summary>
    public IReadOnlyList<Change> Steps { get; }

    /// <summary>The settings that are not as wanted, or not known to be.</summary>
    public IEnumerable<ConfigurationSetting> Differences => Settings.Where(setting => setting.State != SettingState.AsDesired);

    /// <summary>The settings that ENTSSO would refuse, or that belong to something that does not exist.</summary>
    public IEnumerable<ConfigurationSetting> Blocked => Differences.Where(setting => !setting.CanBeApplied && !setting.IsForeign);

    /// <summary>Compares and plans. Nothing is changed.</summary>
    /// <param name="wanted">The desired configuration.</param>
    /// <param name="administration">The SSO system; it is read only.</param>
    /// <param name="extensions">The connections of the management agents, from exports; empty when there are none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="AdministrationException">The system could not be read at all.</exception>
    public static ConfigurationPlan Make(
        DesiredConfiguration wanted, ISsoAdministration administration, IReadOnlyList<PasswordExtension> extensions, CancellationToken cancellationToken)
    {
        _ = wanted ?? throw new ArgumentNullException(nameof(wanted));
        _ = administration ?? throw new ArgumentNullException(nameof(administration));
        using ConfigurationPlanner planner = new(administration, cancellationToken);
        planner.Read(wanted);
        List<PlannedStep> steps = [];
        foreach (PlanRequest request in PlanRequests.Of(wanted).OrderBy(request => request.Phase))
        {
            cancellationToken.ThrowIfCancellationRequested();
            steps.Add(planner.Plan(request));
        }

        List<ConfigurationSetting> settings = [.. steps.GroupBy(step => step.Request.Key).OrderBy(group => group.Min(step => step.Request.Order)).Select(planner.Setting)];
        settings.AddRange(ManagementAgentComparison.Compare(wanted.ManagementAgents, extensions));
        return new ConfigurationPlan(settings, [.. steps.Select(step => step.Change).OfType<Change>().Where(change => change.IsNeeded)]);
    }

    /// <summary>Makes the changes one after the other, each verified, and stops at the first that fails.</summary>
    /// <param name="administration">The SSO system that the plan was made for.</param>
    /// <param name="made">Is told of each change that was made.</param>
    /// <param name="cancellationToken">Honoured between changes.</param>
    /// <exception cref="AdministrationException">A setting is blocked, or the first change failed: nothing was changed.</exception>
    /// <exception cref="ChangeSequenceException">A later change failed: says what was done, what was not, and how to go back.</exception>
    public void Apply(ISsoAdministration administration, Action<Change>? made, CancellationToken cancellationToken)
    {
        ThrowIfBlocked();
        ChangeSequence.Apply(Steps, administration, made, "", cancellationToken);
    }

    /// <summary>Refuses a plan that cannot be carried out as a whole.</summary>
    /// <exception cref="AdministrationException">A setting is blocked; says which and why.</exception>
    public void ThrowIfBlocked()
    {
        List<ConfigurationSetting> blocked = [.. Blocked];
        if (blocked.Count > 0)
        {
            throw new AdministrationException(
                AdministrationFailure.RuleViolated,
                "Nothing was changed, because the desired state cannot be reached:\n" + string.Join("\n", blocked.Select(setting => $"{setting.Subject}: {setting.Setting}: {setting.Remedy}")));
        }
    }
}
