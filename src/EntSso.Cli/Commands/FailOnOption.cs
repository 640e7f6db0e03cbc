using System.CommandLine;
using EntSso.Diagnosis;

namespace EntSso.Cli.Commands;

/// <summary>The option that chooses a <see cref="FailOn"/>, and what follows from it.</summary>
internal static class FailOnOption
{
    public static Option<FailOn> Create() => new("--fail-on")
    {
        Description = "The status that sets exit code 1: fail, warning (and fail), or unknown (and both).",
        HelpName = "STATUS",
        DefaultValueFactory = _ => FailOn.Fail,
    };

    public static int ExitCodeFor(FindingCounts counts, FailOn failOn)
    {
        FindingStatus threshold = failOn switch
        {
            FailOn.Fail => FindingStatus.Fail,
            FailOn.Warning => FindingStatus.Warning,
            _ => FindingStatus.Unknown,
        };
        return counts.Reaches(threshold) ? ExitCode.Findings : ExitCode.Fine;
    }
}
