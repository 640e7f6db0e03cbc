namespace EntSso.Deployment;

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
