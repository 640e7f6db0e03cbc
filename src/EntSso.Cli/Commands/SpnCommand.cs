using System.CommandLine;
using System.Net;
using EntSso.Cli.Output;
using EntSso.Collection.Directory;
using EntSso.Diagnosis;

namespace EntSso.Cli.Commands;

/// <summary><c>entsso-sync spn</c>: service principal names, checked offline or against a directory.</summary>
internal static class SpnCommand
{
    public static Command Create(CancellationToken cancellationToken)
    {
        var names = new Argument<string[]>("SPN")
        {
            Description = "Service principal names, for example ENTSSO/INTSVR1.fabrikam.com.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var connectTo = new Option<string?>("--connect-to")
        {
            Description = "The name that the ENTSSO management agent connects to (Configure Extensions, Settings, Connect To).",
            HelpName = "NAME",
        };
        var account =
            new Option<string?>("--account") { Description = "The ENTSSO service account that should hold the SPN.", HelpName = "NAME" };
        NameOption.CheckAccounts(account);
        var ticket = new TicketInput();
        Option<OutputFormat> format = OutputFormatOption.Create();
        Option<FailOn> failOn = FailOnOption.Create();
        var status = new StatusOptions();
        var directory = new DirectoryInput();
        var command = new Command(
            "spn", "Checks service principal names: format, holder, duplicates, and whether a ticket can be obtained.");
        command.Arguments.Add(names);
        command.Options.Add(connectTo);
        command.Options.Add(account);
        command.Options.Add(ticket.Ticket);
        directory.AddTo(command);
        command.Options.Add(failOn);
        status.AddTo(command);
        command.Options.Add(format);
        command.Validators.Add(result =>
        {
            if (result.GetValue(names) is not { Length: > 0 } && result.GetValue(connectTo) is null)
            {
                result.AddError("There is nothing to check: specify an SPN or --connect-to.");
            }
        });
        command.SetAction(arguments =>
        {
            var check = new SpnCheck
            {
                ServicePrincipalNames = arguments.GetValue(names) ?? [],
                ConnectTo = arguments.GetValue(connectTo),
                Account = arguments.GetValue(account),
            };
            NetworkCredential? credential = directory.Credential(arguments, cancellationToken);
            if (directory.Options(arguments, credential) is { } options)
            {
                check = QueryDirectory(check, options, cancellationToken);
            }

            if (ticket.IsGiven(arguments))
            {
                check = check with { KerberosProbes = TicketInput.Probe(check.SpnsToProbe.Select(spn => spn.ToString()), credential, cancellationToken) };
            }

            IReadOnlyList<Finding> findings = check.Run(cancellationToken);
            if (arguments.GetValue(format) == OutputFormat.Table)
            {
                FindingOutput.WriteTable(findings, status.Chosen(arguments), "add --directory");
            }
            else
            {
                using var output = StandardStreams.OpenData();
                ResultStream.Write(
                    output,
                    arguments.GetValue(format),
                    FindingOutput.Form,
                    FindingDigest.Select(findings, status.Chosen(arguments) ?? FindingStatusText.WorstFirst));
            }

            return FailOnOption.ExitCodeFor(FindingCounts.Of(findings), arguments.GetValue(failOn));
        });
        return command;
    }

    private static SpnCheck QueryDirectory(SpnCheck check, LdapDirectoryOptions options, CancellationToken cancellationToken)
    {
        using var directory = new LdapDirectory(options);
        return check with
        {
            Directory = DirectoryCollector.Collect(
                directory, check.AccountsToLookUp, [.. check.SpnsToLookUp.Select(spn => spn.ToString())], cancellationToken),
        };
    }
}
