using EntSso.Administration.Changes;
using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>
/// What it takes to bring an SSO system into a desired state: every stated setting compared, and the changes in an order in which each is
/// allowed and no gate opens before what is behind it is ready.
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

    /// <summary>The changes in the order of making them; empty when everything that can be changed is as desired.</summary>
    public IReadOnlyList<Change> Steps { get; }

    /// <summary>The settings that are not as desired, or not known to be.</summary>
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
        DesiredConfiguration wanted, ISsoAdministration administration, IReadOnlyList<PasswordExtension> extensions,
        CancellationToken cancellationToken)
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

        List<ConfigurationSetting> settings =
            [.. steps.GroupBy(step => step.Request.Key).OrderBy(group => group.Min(step => step.Request.Order)).Select(planner.Setting)];
        settings.AddRange(ManagementAgentComparison.Compare(wanted.ManagementAgents, extensions));
        return new ConfigurationPlan(settings, [.. steps.Select(step => step.Change).OfType<Change>().Where(change => change.IsNeeded)]);
    }

    /// <summary>Makes the changes one after the other, each verified, and stops at the first that fails.</summary>
    /// <param name="administration">The SSO system that the plan was made for.</param>
    /// <param name="made">Receives each change that was made.</param>
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
        const int MostShown = 10;
        List<ConfigurationSetting> blocked = [.. Blocked];
        if (blocked.Count > 0)
        {
            throw new AdministrationException(
                AdministrationFailure.RuleViolated,
                "Nothing was changed, because the desired state is not possible:\n"
                    + string.Join(
                        "\n", blocked.Take(MostShown).Select(setting => $"{setting.Subject}: {setting.Setting}: {setting.Remedy}"))
                    + (blocked.Count > MostShown
                        ? $"\nand {blocked.Count - MostShown} more: compare the desired state with the system to see all of them."
                        : ""));
        }
    }
}

/// <summary>One setting that a desired configuration states, compared with what is.</summary>
public sealed record ConfigurationSetting
{
    /// <summary>
    /// What the setting belongs to: a server, application, adapter, SPN or management agent by name, or <c>SSO system</c>.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>The setting, in the words of the ENTSSO console where it has it.</summary>
    public required string Setting { get; init; }

    /// <summary>The value that was read, in words; <c>unknown: </c> and the reason when it could not be read.</summary>
    public required string Actual { get; init; }

    /// <summary>The requested value, in words.</summary>
    public required string Desired { get; init; }

    /// <summary>How both compare.</summary>
    public required SettingState State { get; init; }

    /// <summary>Whether this product can bring it about.</summary>
    public bool CanBeApplied { get; init; } = true;

    /// <summary>
    /// The command that brings it about; where <see cref="CanBeApplied"/> is false, what has to be done by hand and why. Empty when all is
    /// well.
    /// </summary>
    public string Remedy { get; init; } = "";

    /// <summary>What else follows from bringing it about, in sentences; empty when nothing does.</summary>
    public string Consequence { get; init; } = "";

    /// <summary>Whether it has to be brought about by hand in another product: reported, and no reason to refuse the rest.</summary>
    public bool IsForeign { get; init; }

    /// <summary>The changes that bring it about, in the plan's order.</summary>
    internal IReadOnlyList<Change> Changes { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Subject}: {Setting}: {Actual}{(State == SettingState.AsDesired ? "" : $", wanted: {Desired}")}";
}

/// <summary>How a setting compares with the desired value.</summary>
public enum SettingState : long
{
    /// <summary>It is as desired.</summary>
    AsDesired,

    /// <summary>It is different, or what it belongs to does not exist.</summary>
    Different,

    /// <summary>It could not be read: neither as desired nor different.</summary>
    Unknown,
}

/// <summary>What a setting belongs to. Things of different kinds may have the same name.</summary>
internal enum SubjectKind
{
    /// <summary>The SSO system.</summary>
    System,

    /// <summary>An ENTSSO server.</summary>
    Server,

    /// <summary>A password sync adapter.</summary>
    Adapter,

    /// <summary>An affiliate application.</summary>
    Application,

    /// <summary>An SPN.</summary>
    ServicePrincipalName,
}

/// <summary>What became of a request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Change">The change, needed or not; null when there is none.</param>
/// <param name="Obstacle">Why it cannot be planned; null when it can.</param>
internal sealed record PlannedStep(PlanRequest Request, Change? Change, AdministrationException? Obstacle);

/// <summary>
/// The order of a plan. What closes comes first and what opens last, so that no change is let in before its way is clear; ways are cleared
/// before others are laid, because an application has only one.
/// </summary>
internal enum PlanPhase
{
    /// <summary>Gates close and directions of the system are turned off.</summary>
    CloseGates,

    /// <summary>Applications are taken from adapters, direct password sync is turned off.</summary>
    ClearPaths,

    /// <summary>Applications and adapters are disabled.</summary>
    Disable,

    /// <summary>Adapters get their options, adapters and applications are enabled.</summary>
    Enable,

    /// <summary>Applications are assigned to adapters, direct password sync is turned on.</summary>
    LayPaths,

    /// <summary>SPNs are registered.</summary>
    Register,

    /// <summary>Servers get their age, audit levels and folders.</summary>
    SetServers,

    /// <summary>Server gates open.</summary>
    OpenServerGates,

    /// <summary>The system's directions are turned on.</summary>
    OpenSystemGate,
}
