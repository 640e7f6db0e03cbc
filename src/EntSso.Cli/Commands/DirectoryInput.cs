using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Text;
using EntSso.Collection.Directory;

namespace EntSso.Cli.Commands;

/// <summary>The options that say which directory is queried, and as whom.</summary>
internal sealed class DirectoryInput
{
    public Option<LdapDirectoryOptions?> Address { get; } = new("--directory")
    {
        Description = "Query this directory: a domain or domain controller, ldap://HOST[:PORT] or ldaps://HOST[:PORT].",
        HelpName = "URI",
        CustomParser = ParseAddress,
    };

    public Option<bool> StartTls { get; } =
        new("--start-tls") { Description = "Switch a plain LDAP connection to TLS before anything else is sent." };

    public Option<DirectoryInfo?> CertificateFolder { get; } = new("--ca")
    {
        Description = "A folder of PEM files of certification authorities to trust for TLS.",
        HelpName = "FOLDER",
    };

    public Option<string?> User { get; } = new("--user")
    {
        Description =
            "Query as this account instead of the current user. The tool prompts for the password, or reads it from standard input.",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        NameOption.CheckAccounts(User);
        command.Options.Add(Address);
        command.Options.Add(StartTls);
        command.Options.Add(CertificateFolder);
        command.Options.Add(User);
    }

    /// <summary>The directory to query, or null when none was named.</summary>
    public LdapDirectoryOptions? Options(ParseResult arguments, NetworkCredential? credential)
    {
        if (arguments.GetValue(Address) is not { } options)
        {
            return null;
        }

        return options with
        {
            Transport = arguments.GetValue(StartTls) ? LdapTransport.StartTls : options.Transport,
            TrustedCertificatesDirectory = arguments.GetValue(CertificateFolder)?.FullName,
            Credential = credential,
        };
    }

    /// <summary>The account to query as, or null for the current user. Prompts for its password.</summary>
    public NetworkCredential? Credential(ParseResult arguments, CancellationToken cancellationToken) =>
        arguments.GetValue(User) is { Length: > 0 } user ? new NetworkCredential(user, ReadPassword(user, cancellationToken)) : null;

    private static LdapDirectoryOptions? ParseAddress(ArgumentResult result)
    {
        try
        {
            return LdapDirectoryOptions.Parse(result.Tokens.Count == 1 ? result.Tokens[0].Value : "");
        }
        catch (FormatException mistake)
        {
            result.AddError(mistake.Message);
            return null;
        }
    }

    private static string ReadPassword(string user, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
        {
            return StandardInput.Read(() => Console.In.ReadLine() ?? "", $"the password of {user} on one line", cancellationToken);
        }

        Console.Error.Write($"Password of {user}: ");

        // A key is waited for without end, whatever is cancelled meanwhile: so Ctrl+C has to come as a key.
        Console.TreatControlCAsInput = true;
        try
        {
            return ReadKeys();
        }
        finally
        {
            Console.TreatControlCAsInput = false;
            Console.Error.WriteLine();
        }
    }

    private static string ReadKeys()
    {
        var password = new StringBuilder();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    return password.ToString();
                case { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }:
                    throw new OperationCanceledException();
                case { Key: ConsoleKey.Backspace }:
                    password.Length = Math.Max(0, password.Length - 1);
                    break;
                default:
                    password.Append(char.IsControl(key.KeyChar) ? "" : key.KeyChar);
                    break;
            }
        }
    }
}
