using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using EntSso.Administration;
using EntSso.Administration.Desired;
using EntSso.Administration.Files;
using EntSso.Administration.Live;

namespace EntSso.Cli.Commands;

/// <summary>
/// <c>entsso-sync resource get|test|set</c>: a resource of Microsoft DSC v3. The instance comes as JSON on standard input, the state goes as
/// JSON on one line to standard output; entsso-sync.dsc.resource.json tells DSC so.
/// </summary>
internal static class ResourceCommand
{
    private const string DeploymentPath = "deploymentPath";
    private const string Server = "server";
    private const string InDesiredState = "_inDesiredState";

    public static Command Create(CancellationToken cancellationToken) => new("resource", "The resource EntSso/PasswordSync of Microsoft DSC v3: JSON on standard input and output.")
    {
        Operation("get", "Tells the state of the settings that the instance states.", apply: false, tellsVerdict: false, cancellationToken),
        Operation("test", "Tells the state and whether it is as the instance states.", apply: false, tellsVerdict: true, cancellationToken),
        Operation("set", "Brings about what the instance states, and tells the state.", apply: true, tellsVerdict: false, cancellationToken),
    };

    private static Command Operation(string name, string description, bool apply, bool tellsVerdict, CancellationToken cancellationToken)
    {
        var command = new Command(name, description);
        command.SetAction(_ => AdministrationErrors.Guard(() =>
        {
            using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
            string text = input.ReadToEnd();
            DesiredConfiguration wanted = DesiredConfigurationFile.Load(new StringReader(text), "standard input", cancellationToken, DeploymentPath, Server, InDesiredState);
            JsonObject instance = JsonNode.Parse(text)!.AsObject();
            using ISsoAdministration sso = Open(instance);
            ConfigurationPlan plan = Plan(wanted, sso, cancellationToken);
            if (apply)
            {
                plan.Apply(sso, null, cancellationToken);
                foreach (ConfigurationSetting foreign in plan.Differences.Where(setting => setting.IsForeign))
                {
                    Console.Error.WriteLine($"entsso-sync: {foreign}. By hand: {foreign.Remedy}");
                }
            }

            JsonObject state = State(wanted, sso, cancellationToken);
            foreach (string property in new[] { DeploymentPath, Server })
            {
                if (instance[property] is { } value)
                {
                    state[property] = value.DeepClone();
                }
            }

            if (tellsVerdict)
            {
                state[InDesiredState] = !plan.Differences.Any();
            }

            Console.Out.WriteLine(state.ToJsonString());
            return ExitCode.Fine;
        }));
        return command;
    }

    private static ISsoAdministration Open(JsonObject instance) => Text(instance, DeploymentPath) is { } file
        ? new DeploymentFileAdministration(file)
        : LiveSsoSystem.Connect(Text(instance, Server));

    private static string? Text(JsonObject instance, string property) => instance[property] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw new AdministrationException(AdministrationFailure.FileUnusable, $"standard input: {property}: expected a text."),
    };

    private static ConfigurationPlan Plan(DesiredConfiguration wanted, ISsoAdministration sso, CancellationToken cancellationToken) =>
        ConfigurationPlan.Make(wanted, sso, AdministrationInput.Recorded(sso, cancellationToken), cancellationToken);

    private static JsonObject State(DesiredConfiguration wanted, ISsoAdministration sso, CancellationToken cancellationToken)
    {
        using var text = new StringWriter();
        DesiredConfigurationFile.Save(
            CurrentConfiguration.Read(wanted, sso, AdministrationInput.Recorded(sso, cancellationToken), cancellationToken), text);
        return JsonNode.Parse(text.ToString())!.AsObject();
    }
}
