namespace EntSso.Cli.Commands;

/// <summary>Which findings make the exit code 1.</summary>
internal enum FailOn
{
    /// <summary>Failed checks.</summary>
    Fail,

    /// <summary>Failed checks and warnings.</summary>
    Warning,

    /// <summary>Failed checks, warnings, and checks that could not be made.</summary>
    Unknown,
}
