using System.CommandLine;
using EntSso.Administration;
using EntSso.Administration.Desired;
using EntSso.Cli.Output;

namespace EntSso.Cli.Commands;

/// <summary><c>entsso-sync config test|apply</c>: a desired state file held against an SSO system, or brought about.</summary>
internal static class ConfigCommand
{
    public static Command Create(CancellationToken cancellationToken) =>
        new("config", "Compares an SSO system with a desired state file, or applies the file.")
    {
        Test(cancellationToken),
        Apply(cancellationToken),
    };

    private static Command Test(CancellationToken cancellationToken)
    {
        Argument<string> desired = Desired();
        Option<OutputFormat> format = OutputFormatOption.Create();
        var all = new Option<bool>("--all") { Description = "Also list the settings that are as desired." };
        var input = new AdministrationInput();
        var command = new Command(
            "test", "Shows what differs from a desired state file. Exit code 1 if a setting differs or could not be checked.");
        command.Arguments.Add(desired);
        input.AddTo(command);
        command.Options.Add(all);
        command.Options.Add(format);
        command.SetAction(arguments => AdministrationErrors.Guard(() =>
        {
            DesiredConfiguration wanted = DesiredConfigurationFile.Load(arguments.GetRequiredValue(desired), cancellationToken);
            using ISsoAdministration sso = input.Open(arguments, cancellationToken);
            ConfigurationPlan plan = ConfigurationPlan.Make(
                wanted, sso, input.Extensions(arguments, sso, cancellationToken), cancellationToken);
            if (plan.Settings.Count == 0)
            {
                Console.Error.WriteLine(
                    $"entsso-sync: {arguments.GetRequiredValue(desired)} has no setting, so nothing was compared. Specify a file that "
                        + "describes the desired state.");
                return ExitCode.Unusable;
            }

            SettingOutput.Write(arguments.GetValue(all) ? plan.Settings : [.. plan.Differences], arguments.GetValue(format));
            int differences = plan.Differences.Count();
            Console.Error.WriteLine(differences == 0
                ? $"{sso.Target}: all {plan.Settings.Count} settings are as desired."
                : $"{sso.Target}: {differences} of {plan.Settings.Count} settings differ, or could not be checked.");
            return differences == 0 ? ExitCode.Fine : ExitCode.Findings;
        }));
        return command;
    }

    private static Command Apply(CancellationToken cancellationToken)
    {
        Argument<string> desired = Desired();
        Option<OutputFormat> format = OutputFormatOption.Create();
        var whatIf = new Option<bool>("--what-if") { Description = "Only show the steps in their order; change nothing." };
        var input = new AdministrationInput();
        var command = new Command("apply", "Applies a desired state file to an SSO system, step by step, and verifies each step.");
        command.Arguments.Add(desired);
        input.AddTo(command);
        command.Options.Add(whatIf);
        command.Options.Add(format);
        command.SetAction(arguments => AdministrationErrors.Guard(() =>
        {
            DesiredConfiguration wanted = DesiredConfigurationFile.Load(arguments.GetRequiredValue(desired), cancellationToken);
            using ISsoAdministration sso = input.Open(arguments, cancellationToken);
            ConfigurationPlan plan = ConfigurationPlan.Make(
                wanted, sso, input.Extensions(arguments, sso, cancellationToken), cancellationToken);
            foreach (ConfigurationSetting foreign in plan.Differences.Where(setting => setting.IsForeign))
            {
                Console.Error.WriteLine($"entsso-sync: {foreign}. By hand: {foreign.Remedy}");
            }

            bool isPlanOnly = arguments.GetValue(whatIf);
            if (!isPlanOnly)
            {
                plan.Apply(sso, null, cancellationToken);
            }

            try
            {
                ChangeOutput.Write(plan.Steps, sso.CmdletTarget, arguments.GetValue(format));
            }
            finally
            {
                // Also when the list could not be written: what was done is done.
                Console.Error.WriteLine(
                    plan.Steps.Count == 0 ? $"{sso.Target}: nothing to do."
                    : isPlanOnly ? $"{sso.Target}: {Steps(plan)}, nothing was changed."
                    : $"{sso.Target}: {Steps(plan)} made and verified.");
            }

            return ExitCode.Fine;
        }));
        return command;
    }

    private static string Steps(ConfigurationPlan plan) => plan.Steps.Count == 1 ? "1 step" : $"{plan.Steps.Count} steps";

    private static Argument<string> Desired() =>
        new("DESIRED") { Description = "The desired state file (JSON, docs/configuration.schema.json)." };
}
