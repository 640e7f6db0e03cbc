using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
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

    public static int ExitCodeFor(IEnumerable<Finding> findings, FailOn failOn) =>
        findings.Any(f => f.Status == FindingStatus.Fail
            || (f.Status == FindingStatus.Warning && failOn >= FailOn.Warning)
            || (f.Status == FindingStatus.Unknown && failOn >= FailOn.Unknown))
            ? ExitCode.Findings
            : ExitCode.Fine;
}
