using System.CommandLine;
using System.Text.Json.Nodes;
using EntSso.Administration;
using EntSso.Administration.Desired;
using EntSso.Administration.Files;
using EntSso.Administration.Live;
using EntSso.Cli.Output;

namespace EntSso.Cli.Commands;

/// <summary>
/// <c>entsso-sync resource get|test|set</c>: a resource of Microsoft DSC v3. The instance comes as JSON on standard input, the state goes
/// as JSON on one line to standard output; entsso-sync.dsc.resource.json declares this.
/// </summary>
internal static class ResourceCommand
{
    public static Command Create(CancellationToken cancellationToken)
    {
        var whatIf = new Option<bool>("--what-if") { Description = "Only show the resulting state; change nothing." };
        Command set = Operation("set", "Applies the instance, and writes the resulting state.", (arguments, instance, sso) =>
            Set(instance, sso, arguments.GetValue(whatIf), cancellationToken), cancellationToken);
        set.Options.Add(whatIf);
        return new Command("resource", "The resource EntSso/PasswordSync of Microsoft DSC v3: JSON on standard input and output.")
        {
            Operation(
                "get", "Writes the state of the settings in the instance.", (_, instance, sso) => State(instance, sso, cancellationToken),
                cancellationToken),
            Operation(
                "test", "Writes the state and whether it matches the instance.",
                (_, instance, sso) => Test(instance, sso, cancellationToken), cancellationToken),
            set,
        };
    }

    private static Command Operation(
        string name, string description, Func<ParseResult, ResourceInstance, ISsoAdministration, JsonObject> answer, CancellationToken cancellationToken)
    {
        var command = new Command(name, description);
        command.SetAction(arguments => AdministrationErrors.Guard(() =>
        {
            var instance = ResourceInstance.ReadInput(cancellationToken);
            using ISsoAdministration sso = Open(instance);
            using var output = new StreamWriter(StandardStreams.OpenData());
            output.WriteLine(answer(arguments, instance, sso).ToJsonString());
            return ExitCode.Fine;
        }));
        return command;
    }

    private static JsonObject Test(ResourceInstance instance, ISsoAdministration sso, CancellationToken cancellationToken)
    {
        ConfigurationPlan plan = Plan(instance, sso, cancellationToken);

        // What set would bring about needs no words; what it could not does.
        WriteDifferences(plan.Differences.Where(setting => !setting.CanBeApplied || setting.State == SettingState.Unknown));
        JsonObject state = State(instance, sso, cancellationToken);
        state[ResourceInstance.InDesiredStateProperty] = !plan.Differences.Any();
        return state;
    }

    private static JsonObject Set(ResourceInstance instance, ISsoAdministration sso, bool isPlanOnly, CancellationToken cancellationToken)
    {
        ConfigurationPlan plan = Plan(instance, sso, cancellationToken);
        if (isPlanOnly)
        {
            plan.ThrowIfBlocked();
        }
        else
        {
            plan.Apply(sso, null, cancellationToken);
        }

        WriteDifferences(plan.Differences.Where(setting => setting.IsForeign));
        return isPlanOnly ? Planned(instance, sso, cancellationToken) : State(instance, sso, cancellationToken);
    }

    private static void WriteDifferences(IEnumerable<ConfigurationSetting> settings)
    {
        foreach (ConfigurationSetting setting in settings)
        {
            Console.Error.WriteLine($"entsso-sync: {setting}.{(setting.Remedy.Length > 0 ? $" By hand: {setting.Remedy}" : "")}");
        }
    }

    private static ISsoAdministration Open(ResourceInstance instance) => instance.DeploymentPath is { } file
        ? new DeploymentFileAdministration(file)
        : OperatingSystem.IsWindows()
            ? LiveSsoSystem.Connect(instance.Server, null, ResourceInstance.DeploymentPathProperty)
            : throw new AdministrationException(
                AdministrationFailure.WindowsRequired,
                $"standard input: {ResourceInstance.DeploymentPathProperty} is missing. Without a deployment file the live SSO system "
                    + "is used, which is "
                    + "reached through COM components and tools that only Windows has.");

    private static ConfigurationPlan Plan(ResourceInstance instance, ISsoAdministration sso, CancellationToken cancellationToken) =>
        ConfigurationPlan.Make(instance.Wanted, sso, AdministrationInput.Recorded(sso, cancellationToken), cancellationToken);

    private static JsonObject State(ResourceInstance instance, ISsoAdministration sso, CancellationToken cancellationToken) =>
        Json(instance, Current(instance.Wanted, sso, cancellationToken));

    /// <summary>All that is stated, but for the management agents: their connections are compared and never changed.</summary>
    private static JsonObject Planned(ResourceInstance instance, ISsoAdministration sso, CancellationToken cancellationToken) => Json(
        instance,
        instance.Wanted with
        {
            ManagementAgents = Current(
                new DesiredConfiguration { ManagementAgents = instance.Wanted.ManagementAgents }, sso, cancellationToken)
                .ManagementAgents,
        });

    private static DesiredConfiguration Current(DesiredConfiguration wanted, ISsoAdministration sso, CancellationToken cancellationToken) =>
        CurrentConfiguration.Read(wanted, sso, AdministrationInput.Recorded(sso, cancellationToken), cancellationToken);

    private static JsonObject Json(ResourceInstance instance, DesiredConfiguration configuration)
    {
        using var text = new StringWriter();
        DesiredConfigurationFile.Save(configuration, text);
        JsonObject state = JsonNode.Parse(text.ToString())!.AsObject();
        if (instance.DeploymentPath is { } file)
        {
            state[ResourceInstance.DeploymentPathProperty] = file;
        }

        if (instance.Server is { } server)
        {
            state[ResourceInstance.ServerProperty] = server;
        }

        return state;
    }
}
