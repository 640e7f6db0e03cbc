using System.CommandLine;
using EntSso.Diagnosis;

namespace EntSso.Cli.Commands;

/// <summary>The option that decides which findings make the exit code 1.</summary>
internal enum FailOn
{
    /// <summary>Failed checks.</summary>
    Fail,

    /// <summary>Failed checks and warnings.</summary>
    Warning,

    /// <summary>Failed checks, warnings, and checks that could not be made.</summary>
    Unknown,
}

/// <summary>Judges findings by <see cref="FailOn"/>.</summary>
internal static class FailOnOption
{
    public static Option<FailOn> Create() => new("--fail-on")
    {
        Description = "What makes the exit code 1: fail, warning (and fail), or unknown (and both).",
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
