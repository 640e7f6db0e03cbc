using System.CommandLine;
using EntSso.Cli.Output;
using EntSso.Collection;

namespace EntSso.Cli.Commands;

/// <summary>Reads the deployment that paths on the command line name, and shows on standard error what could not be read.</summary>
internal sealed class DeploymentArguments(
    IReadOnlyList<string> paths, IReadOnlyCollection<string> agents, CancellationToken cancellationToken) : IDisposable
{
    private readonly ConsoleReadMonitor _monitor = new(Console.Error, !Console.IsErrorRedirected);

    /// <summary>Whether a part of the input was left out.</summary>
    public bool HasProblems { get; private set; }

    /// <summary>The option for names that exports do not give away.</summary>
    public static Option<string[]> AgentsOption() => new("--entsso-ma")
    {
        Description = "The name of a management agent that is an ENTSSO MA, where its export does not show it.",
        HelpName = "NAME",
    };

    /// <summary>The facts of one sync engine, or null when there are none or those of several; then the reason has been written.</summary>
    public DeploymentInput? ReadOneEngine()
    {
        DeploymentInput? input = Read();
        if (input is null || input.Engines.Length == 0)
        {
            return input;
        }

        Console.Error.WriteLine(
            $"entsso-sync: the files are of several sync engines, {input.Engines}, and one is needed here. Name the files or the "
                + "folder of one engine.");
        return null;
    }

    /// <summary>The facts, or null when there was nothing to read; then the reason has been written.</summary>
    public DeploymentInput? Read()
    {
        DeploymentInput input;
        try
        {
            input = DeploymentInput.Read(paths, agents, _monitor, DateTime.UtcNow, cancellationToken);
        }
        catch (DirectoryNotFoundException missing)
        {
            Console.Error.WriteLine($"entsso-sync: {missing.Message}");
            return null;
        }

        _monitor.Complete();
        foreach (SourceProblem problem in input.Problems)
        {
            Console.Error.WriteLine($"entsso-sync: {problem}");
        }

        HasProblems = input.Problems.Any(problem => !problem.IsNote) || _monitor.HasSkipped;
        if (input.RecognisedFiles > 0)
        {
            return input;
        }

        // A problem with a file that was named says all there is to say.
        if (input.Problems.Count == 0 || paths.Any(Directory.Exists))
        {
            Console.Error.WriteLine(
                $"entsso-sync: {string.Join(", ", paths)}: no {(HasProblems ? "other " : "")}deployment file, export, ENTSSO.xml, "
                    + "displaydb or pcnscfg text, or event log was found there.");
        }

        return null;
    }

    public void Dispose() => _monitor.Complete();
}
