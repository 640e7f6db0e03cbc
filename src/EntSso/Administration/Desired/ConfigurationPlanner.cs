using EntSso.Administration.Changes;
using EntSso.Administration.Files;
using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>Plans step by step against the system as the steps before will have made it.</summary>
/// <param name="administration">The SSO system; it is read only.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ConfigurationPlanner(ISsoAdministration administration, CancellationToken cancellationToken) : IDisposable
{
    private readonly Dictionary<string, AdministrationException> _unreadableServers = new(StringComparer.OrdinalIgnoreCase);
    private PlannedAdministration _planned = new(new SyncDeployment(), administration.Target, administration.CmdletTarget);

    /// <summary>Reads what the configuration is about.</summary>
    public void Read(DesiredConfiguration wanted)
    {
        List<SsoServer> servers = [];
        foreach (DesiredServer server in wanted.Servers)
        {
            try
            {
                servers.Add(administration.ReadServer(server.Name, cancellationToken));
            }
            catch (AdministrationException failed)
            {
                _unreadableServers[server.Name] = failed;
            }
        }

        bool needsApplications = wanted.Applications.Count > 0 || wanted.Adapters.Count > 0;
        SyncDeployment snapshot = new()
        {
            System = wanted.PasswordSyncMode == new DesiredMode() ? new SsoSystem() : administration.ReadSystem(cancellationToken),
            Servers = [.. servers.Distinct()],
            Applications = needsApplications ? administration.ReadApplications(cancellationToken) : [],
            Adapters = needsApplications ? administration.ReadAdapters(cancellationToken) : [],
        };
        _planned = new PlannedAdministration(snapshot, administration.Target, administration.CmdletTarget);
    }

    /// <summary>Plans one step and takes it in the plan.</summary>
    public PlannedStep Plan(PlanRequest request)
    {
        if (request.Kind == SubjectKind.Server && _unreadableServers.TryGetValue(request.Subject, out AdministrationException? unreadable))
        {
            return new PlannedStep(request, null, unreadable);
        }

        // SPNs live in the directory, which no plan simulates: each represents itself.
        bool isOfDirectory = request.Phase == PlanPhase.Register;
        try
        {
            Change? change = request.Plan(isOfDirectory ? administration : _planned, cancellationToken);
            if (!isOfDirectory && change is { IsNeeded: true })
            {
                change.Apply(_planned, cancellationToken);
            }

            return new PlannedStep(request, change, null);
        }
        catch (AdministrationException obstacle)
        {
            return new PlannedStep(request, null, obstacle);
        }
    }

    /// <summary>What the steps for one setting say of it.</summary>
    public ConfigurationSetting Setting(IEnumerable<PlannedStep> steps)
    {
        List<PlannedStep> all = [.. steps];
        PlanRequest request = all[0].Request;
        List<Change> changes = [.. all.Select(step => step.Change).OfType<Change>()];
        List<Change> needed = [.. changes.Where(change => change.IsNeeded)];
        AdministrationException? obstacle = all.Select(step => step.Obstacle).FirstOrDefault(item => item is not null);
        string actual = changes.Count > 0
            ? changes[0].Before
            : obstacle is null
            ? ""
            : State(obstacle) == SettingState.Unknown
            ? $"unknown: {obstacle.Message}"
            : Missing(obstacle);
        return new ConfigurationSetting
        {
            Subject = request.Subject,
            Setting = request.Setting,
            Actual = actual,
            Desired = request.Desired,
            State = obstacle is not null ? State(obstacle)
                : needed.Count == 0 ? SettingState.AsDesired
                : !changes[0].IsBeforeKnown ? SettingState.Unknown
                : SettingState.Different,
            CanBeApplied = obstacle is null,
            Remedy = obstacle?.Message ?? string.Join("\n", needed.Select(Command)),
            Consequence = string.Join(" ", needed.Select(change => change.Consequence).Where(text => text.Length > 0)),
            Changes = needed,
        };
    }

    /// <summary>The command that makes a change: of this module, or of the product where the module has none for this system.</summary>
    private string Command(Change change) =>
        change.CmdletOn(administration.CmdletTarget) is { Length: > 0 } cmdlet ? cmdlet : change.ToolCommand;

    /// <inheritdoc/>
    public void Dispose() => _planned.Dispose();

    private static SettingState State(AdministrationException obstacle) => obstacle.Failure
        is AdministrationFailure.RuleViolated or AdministrationFailure.Refused or AdministrationFailure.NotFound or AdministrationFailure.Ambiguous
        ? SettingState.Different
        : SettingState.Unknown;

    private static string Missing(AdministrationException obstacle) =>
        obstacle.Failure == AdministrationFailure.NotFound ? "does not exist" : "not as desired";
}
