using System.CommandLine;
using System.Net;
using EntSso.Administration;
using EntSso.Administration.Files;
using EntSso.Administration.Live;
using EntSso.Collection.Directory;
using EntSso.Deployment;

namespace EntSso.Cli.Commands;

/// <summary>The options that say which SSO system is administered: a deployment file, or on Windows the live one.</summary>
internal sealed class AdministrationInput
{
    private readonly DirectoryInput _directory = new();

    public Option<string?> Deployment { get; } = new("--deployment")
    {
        Description = "The deployment file to read and change. Default: the live SSO system (Windows).",
        HelpName = "FILE",
    };

    public Option<string?> Server { get; } = new("--server")
    {
        Description = "The SSO server to connect to. Default: the one that is selected on this computer.",
        HelpName = "NAME",
    };

    public Option<string[]> Exports { get; } = new("--exports")
    {
        Description = "Exports of the sync engine, or a folder of them, to compare with the desired connections of management agents.",
        HelpName = "PATH",
    };

    public void AddTo(Command command)
    {
        NameOption.CheckComputers(Server);
        command.Options.Add(Deployment);
        command.Options.Add(Server);
        command.Options.Add(Exports);
        _directory.AddTo(command);
    }

    /// <summary>Opens the system that the options name.</summary>
    public ISsoAdministration Open(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(Deployment) is { } file)
        {
            return new DeploymentFileAdministration(file);
        }

        NetworkCredential? credential = _directory.Credential(arguments, cancellationToken);
        LdapDirectoryOptions? options = _directory.Options(arguments, credential);
        return LiveSsoSystem.Connect(arguments.GetValue(Server), options is null ? null : new LdapDirectory(options), "--deployment");
    }

    /// <summary>The connections of management agents, from the exports that were named or else from the deployment file.</summary>
    public IReadOnlyList<PasswordExtension> Extensions(
        ParseResult arguments, ISsoAdministration administration, CancellationToken cancellationToken)
    {
        string[] exports = arguments.GetValue(Exports) ?? [];
        if (exports.Length == 0)
        {
            return Recorded(administration, cancellationToken);
        }

        using var input = new DeploymentArguments(exports, [], cancellationToken);
        return input.ReadOneEngine()?.Deployment.PasswordExtensions
            ?? throw new AdministrationException(
                AdministrationFailure.FileUnusable, $"{string.Join(", ", exports)}: no export could be read.");
    }

    /// <summary>The connections of management agents that come with the system.</summary>
    public static IReadOnlyList<PasswordExtension> Recorded(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration is DeploymentAdministration deployment ? deployment.ReadPasswordExtensions(cancellationToken) : [];
}
