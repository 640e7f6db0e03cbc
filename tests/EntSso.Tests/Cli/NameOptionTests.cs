#if NET
using System.CommandLine;
using EntSso.Cli.Commands;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>Every option that takes an account or a computer refuses what cannot be one, and says what is right.</summary>
public class NameOptionTests
{
    private static readonly string[] _accounts = ["--account", "--user", "--mapping-of"];
    private static readonly string[] _computers = ["--server", "--computer", "--sync-engine", "--domain-controller"];

    // Checked by a finding or a parser that names the right form, or not a name of an account or a computer.
    private static readonly string[] _others =
    [
        "--after", "--before", "--format", "--output", "--name", "--entsso-ma", "--directory", "--start-tls", "--ca", "--ticket", "--live", "--all", "--deployment", "--what-if",
        "--rule", "--exclude-rule", "--fail-on", "--provider", "--id", "--area", "--outcome", "--tracking-id", "--source", "--connect-to", "--detail", "--quiet", "--status",
        "--help", "--version", "--exports",
    ];

    public static TheoryData<string, string> Options => [.. All(EntSsoSyncCommand.Create(CancellationToken.None), [])
        .Where(option => _accounts.Contains(option.Option) || _computers.Contains(option.Option)).Select(option => new TheoryDataRow<string, string>(option.Path, option.Option))];

    [Theory]
    [MemberData(nameof(Options))]
    public void A_name_that_cannot_be_one_is_an_error_that_says_what_is_right(string command, string option)
    {
        (string Text, string Says)[] wrong = _accounts.Contains(option)
            ? [("CONTOSO/ssosvc", @"CONTOSO\ssosvc"), ("", @"DOMAIN\user"), (" ", @"DOMAIN\user"), ("CN=ssosvc,DC=contoso,DC=test", @"DOMAIN\user"), (@"CONTOSO\", @"DOMAIN\user"), (@"\ssosvc", "ssosvc"), ("ENTSSO/INTSVR1", @"DOMAIN\user")]
            : [("", "INTSVR1"), (" ", "INTSVR1"), ("a b", "INTSVR1"), (@"CONTOSO\ssosvc", "INTSVR1"), ("ldap://INTSVR1", "INTSVR1"), (@"\\INTSVR1", "INTSVR1"), ("ENTSSO/INTSVR1", "INTSVR1"), ("-x.y", "INTSVR1")];
        foreach ((string text, string says) in wrong)
        {
            string error = Assert.Single(Errors(command, option, text), message => message.StartsWith($"{option}: ", StringComparison.Ordinal));
            Assert.Contains(says, error);
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_form_that_such_a_name_has_is_taken(string command, string option)
    {
        string[] right = _accounts.Contains(option)
            ? ["ana.costa", @"CONTOSO\ana.costa", @"contoso.test\ana.costa", "ana.costa@contoso.test", "S-1-5-21-1-2-3-1104", @"CONTOSO\svc$", @"NT AUTHORITY\SYSTEM"]
            : ["INTSVR1", "INTSVR1.contoso.test", ".", "localhost", "10.1.2.3", "fe80::1"];

        Assert.All(right, text => Assert.DoesNotContain(Errors(command, option, text), message => message.StartsWith($"{option}: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_option_is_known_to_take_a_name_or_not()
    {
        IEnumerable<string> unknown = All(EntSsoSyncCommand.Create(CancellationToken.None), []).Select(option => option.Option).Distinct().Except([.. _accounts, .. _computers, .. _others]);

        Assert.Empty(unknown);
    }

    private static IEnumerable<string> Errors(string command, string option, string value)
    {
        string[] rest = command switch
        {
            "spn" => ["ENTSSO/INTSVR1"],
            "collect" => ["facts.json", "--live", "--output", "out.json"],
            "watch" when option == "--computer" => [],
            _ => ["file"],
        };
        return EntSsoSyncCommand.Create(CancellationToken.None).Parse([.. command.Split(' '), .. rest, option, value]).Errors.Select(error => error.Message).Distinct();
    }

    private static IEnumerable<(string Path, string Option)> All(Command command, string[] path) =>
        [.. command.Options.Select(option => (string.Join(" ", path), option.Name)), .. command.Subcommands.SelectMany(child => All(child, [.. path, child.Name]))];
}
#endif
