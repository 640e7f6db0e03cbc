#if NET
using System.Text.RegularExpressions;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>Runs the commands of README.md that need no PowerShell; EntSsoPS.Tests runs the others.</summary>
public sealed class ReadmeTests
{
    private const string RunPrefix = "dotnet run --project src/EntSso.Cli -c Release -- ";

    private static readonly string _readme = File.ReadAllText(RepositoryFolder.Find("README.md")).Replace("\r", "");

    public static TheoryData<string> SampleCommands =>
        [.. Lines.Where(line => line.StartsWith(RunPrefix, StringComparison.Ordinal)).Select(line => line.Substring(RunPrefix.Length))];

    /// <summary>The commands that docs/command-line.md lists, each with the lines that continue it.</summary>
    public static TheoryData<string> ListedCommands =>
        [.. Regex.Matches(File.ReadAllText(RepositoryFolder.Find("docs/command-line.md")).Replace("\r", ""), "^entsso-sync .*(\n +.*)*", RegexOptions.Multiline)
            .Select(match => Regex.Replace(match.Value, "\\s+", " "))];

    public static TheoryData<string> DotNetCommands =>
        [.. Lines.Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal) && !line.StartsWith(RunPrefix, StringComparison.Ordinal))];

    /// <summary>The lines of the blocks that are commands: fenced, without a language.</summary>
    private static IEnumerable<string> Lines =>
        Regex.Matches(_readme, "^```(?<language>\\w*)\\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)
            .Cast<Match>()
            .Where(block => block.Groups["language"].Length == 0)
            .SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [MemberData(nameof(SampleCommands))]
    public void A_command_on_the_samples_runs_as_it_stands(string command)
    {
        string[] arguments = command.Split(' ');

        EntSsoSync run = EntSsoSync.Run(arguments);

        // The samples that are judged and compared have a broken link: that is what exit code 1 says.
        Assert.DoesNotContain("entsso-sync:", run.Error);
        Assert.Equal(arguments[0] is "diagnose" or "spn" or "config" ? 1 : 0, run.ExitCode);
        Assert.NotEmpty(run.Output);
    }

    [Theory]
    [MemberData(nameof(ListedCommands))]
    public void A_listed_command_names_a_subcommand_and_options_that_exist(string command)
    {
        string[] words = command.Split(' ');

        EntSsoSync help = EntSsoSync.Run([.. words.Skip(1).Take(words[1] == "config" ? 2 : 1), "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.Contains("Usage:", help.Output);
        Assert.All(Regex.Matches(command, "--[a-z-]+").Select(match => match.Value), option => Assert.Matches($@"{option}\b", help.Output));
    }

    [Theory]
    [MemberData(nameof(DotNetCommands))]
    public void A_dotnet_command_is_one_that_continuous_integration_runs(string command)
    {
        string continuousIntegration = File.ReadAllText(RepositoryFolder.Find(".ci/run"));

        // Installing the tool needs the package and changes the user's profile; its project is packed under this name.
        if (command.StartsWith("dotnet tool install", StringComparison.Ordinal))
        {
            Assert.Contains("<PackageId>EntSso.Cli</PackageId>", File.ReadAllText(RepositoryFolder.Find("src/EntSso.Cli/EntSso.Cli.csproj")));
            Assert.Contains("EntSso.Cli", command);
            return;
        }

        Assert.Contains(command, continuousIntegration);
    }

    [Fact]
    public void The_first_two_commands_are_a_sample_and_the_tests() =>
        Assert.Equal([RunPrefix + "diagnose docs/samples/fabrikam-server-gate-closed", "dotnet test"], Lines.Take(2));
}
#endif
