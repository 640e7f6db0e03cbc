using System.CommandLine;
using System.Net;
using EntSso.Administration.Files;
using EntSso.Cli.Output;
using EntSso.Collection;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSso.Cli.Commands;

/// <summary>
/// <c>entsso-sync collect</c>: facts from files, a live SSO system, a sync engine, a directory and Kerberos gathered into one deployment
/// file.
/// </summary>
internal static class CollectCommand
{
    public static Command Create(CancellationToken cancellationToken)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Deployment files, exports, event logs, and folders of them; partial collections are merged.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var live = new LiveInput();
        var output = new Option<string>("--output") { Description = "The deployment file to write; - for standard output.", HelpName = "FILE", Required = true };
        var name = new Option<string?>("--name") { Description = "The name of the deployment in reports.", HelpName = "NAME" };
        Option<string[]> agents = DeploymentArguments.AgentsOption();
        var ticket = new TicketInput();
        var directory = new DirectoryInput();
        var command = new Command("collect", "Collects facts from exports, logs, live servers and a directory into one deployment file.");
        command.Arguments.Add(paths);
        command.Options.Add(output);
        command.Options.Add(name);
        command.Options.Add(agents);
        live.AddTo(command);
        directory.AddTo(command);
        command.Options.Add(ticket.Ticket);
        command.Validators.Add(result =>
        {
            if (result.GetValue(paths) is not { Length: > 0 } && !live.IsGiven(result))
            {
                result.AddError(
                    "Specify the sources: deployment files, exports, logs or folders of them, --live, --sync-engine COMPUTER or "
                        + "--domain-controller COMPUTER.");
            }
        });
        command.SetAction(arguments =>
        {
            string[] files = arguments.GetValue(paths) ?? [];
            using var input = new DeploymentArguments(files, arguments.GetValue(agents) ?? [], cancellationToken);
            SyncDeployment deployment = new();
            IReadOnlyList<string> inputs = [];
            if (files.Length > 0)
            {
                if (input.ReadOneEngine() is not { } read)
                {
                    return ExitCode.Unusable;
                }

                deployment = read.Deployment;
                inputs = read.Files;
            }

            if (live.IsGiven(arguments))
            {
                try
                {
                    deployment = DeploymentMerge.Combine(deployment, live.Collect(arguments, cancellationToken));
                }
                catch (PlatformNotSupportedException exception)
                {
                    Console.Error.WriteLine($"entsso-sync: {exception.Message}");
                    return ExitCode.Unusable;
                }
            }

            deployment = deployment with { Name = arguments.GetValue(name) ?? deployment.Name };
            NetworkCredential? credential = directory.Credential(arguments, cancellationToken);
            if (directory.Options(arguments, credential) is { } options)
            {
                using var ldap = new LdapDirectory(options);
                deployment = DeploymentMerge.Combine(deployment, DeploymentQuestions.QueryDirectory(deployment, ldap, cancellationToken));
            }

            if (ticket.IsGiven(arguments))
            {
                deployment = DeploymentMerge.Combine(
                    deployment,
                    new SyncDeployment { KerberosProbes = TicketInput.Probe(DeploymentQuestions.ServicePrincipalNames(deployment), credential, cancellationToken) });
            }

            string file = arguments.GetRequiredValue(output);
            if (file == "-")
            {
                using Stream stream = StandardStreams.OpenData();
                DeploymentFile.Save(deployment, stream, cancellationToken);
            }
            else
            {
                OutputFile.Write(file, inputs, stream => DeploymentFile.Save(deployment, stream, cancellationToken), cancellationToken);
            }

            return input.HasProblems ? ExitCode.Unusable : ExitCode.Fine;
        });
        return command;
    }
}
