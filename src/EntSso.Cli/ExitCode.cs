namespace EntSso.Cli;

/// <summary>What the process returns to its caller.</summary>
internal static class ExitCode
{
    /// <summary>Everything was fine.</summary>
    public const int Fine = 0;

    /// <summary>Findings at or above the requested level, or nothing found for an explicit id.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage or unreadable input.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by Ctrl+C, as shells report it.</summary>
    public const int Interrupted = 130;
}
