namespace EntSso.Deployment;

/// <summary>One run of a collector: who asked, from where and with which rights.</summary>
public sealed record CollectionRun
{
    /// <summary>The host name of the collecting computer.</summary>
    public required string Computer { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The collecting account as the platform spells it.</summary>
    public Fact<string> Account { get; init; }

    /// <summary>Whether the process was elevated (Windows).</summary>
    public Fact<bool> IsElevated { get; init; }

    /// <summary>
    /// Whether the process was a 64-bit one. ENTSSO's COM classes are loaded into it, and each width has separate classes.
    /// </summary>
    public Fact<bool> Is64Bit { get; init; }

    /// <summary>Whether ENTSSO treated the caller as SSO Administrator: GetGlobalInfo answered.</summary>
    public Fact<bool> IsSsoAdministrator { get; init; }

    /// <summary>The version of this product that collected, or empty.</summary>
    public string ToolVersion { get; init; } = "";
}

/// <summary>
/// Which time an examined event log covers. Only where a log was read does a missing <see cref="EventEvidence"/> mean that nothing
/// was written.
/// </summary>
public sealed record EventLogCoverage
{
    /// <summary>The computer that wrote the log.</summary>
    public required string Computer { get; init; }

    /// <summary>The event source that was looked for, for example <c>ENTSSO</c>; empty for all.</summary>
    public string Provider { get; init; } = "";

    /// <summary>How many events of that source were read; unknown when the log could not be read.</summary>
    public Fact<long> Count { get; init; }

    /// <summary>The time of the oldest event in the log, whoever wrote it, in UTC.</summary>
    public Fact<DateTime> From { get; init; }

    /// <summary>The time of the newest event in the log, whoever wrote it, in UTC.</summary>
    public Fact<DateTime> To { get; init; }
}
