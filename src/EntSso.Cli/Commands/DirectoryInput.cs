using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Net;
using EntSso.Collection.Directory;

namespace EntSso.Cli.Commands;

/// <summary>The options that say which directory is asked, and as whom.</summary>
internal sealed class DirectoryInput
{
    public Option<LdapDirectoryOptions?> Address { get; } = new("--directory")
    {
        Description = "Ask this directory: a domain or domain controller, ldap://HOST[:PORT] or ldaps://HOST[:PORT].",
        HelpName = "URI",
        CustomParser = ParseAddress,
    };

    public Option<bool> StartTls { get; } = new("--start-tls") { Description = "Change a plain LDAP connection to TLS before anything else is sent." };

    public Option<DirectoryInfo?> CertificateFolder { get; } = new("--ca")
    {
        Description = "A folder of PEM files of certification authorities to trust for TLS.",
        HelpName = "FOLDER",
    };

    public Option<string?> User { get; } = new("--user")
    {
        Description = "Ask as this account instead of the current user; the password is asked for, or read from standard input.",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Address);
        command.Options.Add(StartTls);
        command.Options.Add(CertificateFolder);
        command.Options.Add(User);
    }

    /// <summary>The directory to ask, or null when none was named.</summary>
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

    /// <summary>The account to ask as, or null for the current user. Asks for its password.</summary>
    public NetworkCredential? Credential(ParseResult arguments) =>
        arguments.GetValue(User) is { Length: > 0 } user ? new NetworkCredential(user, ReadPassword(user)) : null;

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

    private static string ReadPassword(string user)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? "";
        }

        Console.Error.Write($"Password of {user}: ");
        var password = new System.Text.StringBuilder();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                password.Length = Math.Max(0, password.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                password.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return password.ToString();
    }
}
