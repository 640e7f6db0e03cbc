using System.CommandLine;
using System.Text;
using EntSso.Administration.Files;
using EntSso.Cli.Output;
using EntSso.Collection;
using EntSso.Diagnosis;
using EntSso.Reporting;

namespace EntSso.Cli.Commands;

/// <summary><c>entsso-sync diagnose</c>: the whole chain checked from files.</summary>
internal static class DiagnoseCommand
{
    public static Command Create(CancellationToken cancellationToken)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "A deployment file, or a folder with deployment files, exports, ENTSSO.xml, displaydb text and event logs.",
            Arity = ArgumentArity.OneOrMore,
        };
        var include = new Option<string[]>("--rule") { Description = "The rules to run; wildcards allowed (KRB-*).", HelpName = "ID" };
        var exclude =
            new Option<string[]>("--exclude-rule") { Description = "The rules to leave out; wildcards allowed.", HelpName = "ID" };
        Option<string[]> agents = DeploymentArguments.AgentsOption();
        var format = new Option<DiagnosisFormat>("--format")
        {
            Description = "table, json, junit, sarif or html.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => DiagnosisFormat.Table,
        };
        var output = new Option<string?>("--output") { Description = "Write the report into this file; - or nothing for standard output.", HelpName = "FILE" };
        Option<FailOn> failOn = FailOnOption.Create();
        var status = new StatusOptions();
        var command = new Command(
            "diagnose", "Checks the chain from domain controller to external system and shows the first broken link.");
        command.Arguments.Add(paths);
        command.Options.Add(include);
        command.Options.Add(exclude);
        command.Options.Add(agents);
        status.AddTo(command);
        command.Options.Add(format);
        command.Options.Add(output);
        command.Options.Add(failOn);
        command.Validators.Add(result =>
        {
            // By its text: the value of a format that does not exist cannot be read here.
            bool isTable = result.GetResult(format) is not { Tokens: [{ Value: var name }] }
                || name.Equals("table", StringComparison.OrdinalIgnoreCase);
            if (!isTable && (result.GetValue(status.All) || result.GetResult(status.Status) is { Implicit: false }))
            {
                result.AddError("--status and --all choose what the table lists; the other formats hold every finding.");
            }
        });
        command.SetAction(arguments =>
        {
            string[] given = arguments.GetValue(paths) ?? [];
            using var input = new DeploymentArguments(given, arguments.GetValue(agents) ?? [], cancellationToken);
            if (input.Read() is not { } read)
            {
                return ExitCode.Unusable;
            }

            PasswordSyncDiagnosis diagnosis;
            try
            {
                diagnosis = PasswordSyncDiagnosis.Combine([.. read.Named(NameOf(given[0])).Select(deployment =>
                    PasswordSyncDiagnosis.Run(deployment, arguments.GetValue(include), arguments.GetValue(exclude), cancellationToken))]);
            }
            catch (ArgumentException mistake)
            {
                Console.Error.WriteLine($"entsso-sync: {mistake.Message}");
                return ExitCode.Unusable;
            }

            Action<Stream?> write = stream =>
                Write(
                    Report(given, read, diagnosis),
                    diagnosis,
                    status.Chosen(arguments),
                    arguments.GetValue(format),
                    stream,
                    cancellationToken);
            if (arguments.GetValue(output) is { } file and not "-")
            {
                OutputFile.Write(file, read.Files, write, cancellationToken);
            }
            else
            {
                write(null);
            }

            int verdict = FailOnOption.ExitCodeFor(diagnosis.Counts, arguments.GetValue(failOn));
            return verdict == ExitCode.Fine && input.HasProblems ? ExitCode.Unusable : verdict;
        });
        return command;
    }

    private static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    private static DiagnosisReport Report(string[] paths, DeploymentInput input, PasswordSyncDiagnosis diagnosis) => new(diagnosis)
    {
        Deployment = diagnosis.Deployment,
        Created = DateTime.UtcNow,
        Source = string.Join(", ", paths),
        SourceFile = File.Exists(paths[0]) ? paths[0] : "",
        Changes = input.Changes,
    };

    /// <summary>Writes a report into a file or, without one, to standard output.</summary>
    private static void Write(
        DiagnosisReport report,
        PasswordSyncDiagnosis diagnosis,
        IReadOnlyList<FindingStatus>? statuses,
        DiagnosisFormat format,
        Stream? file,
        CancellationToken cancellationToken)
    {
        if (format == DiagnosisFormat.Table)
        {
            DiagnosisTable.Write(diagnosis, statuses, file);
            return;
        }

        IReportRenderer renderer = format switch
        {
            DiagnosisFormat.Json => new JsonReport(report),
            DiagnosisFormat.Junit => new JUnitReport(report),
            DiagnosisFormat.Sarif => new SarifReport(report),
            _ => new HtmlReport(report),
        };
        using var writer = new StreamWriter(file ?? StandardStreams.OpenData(), new UTF8Encoding(false), leaveOpen: file is not null);
        renderer.Write(writer, cancellationToken);
    }
}
