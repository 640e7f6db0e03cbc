namespace EntSso.Events.Changes;

/// <summary>What a row of the sync engine records.</summary>
internal enum EngineRowKind
{
    /// <summary>MIIS_PasswordChangeHistorySource: a change that the engine received.</summary>
    Source,

    /// <summary>MIIS_PasswordChangeHistoryTarget: a change that it delivered or stopped delivering.</summary>
    Target,

    /// <summary>MIIS_PasswordChangeQueue: a change that waits for another attempt.</summary>
    Queue,
}

/// <summary>A row of the sync engine's password change classes, as far as it shows the way of a change. Times are UTC.</summary>
internal sealed record EngineRow
{
    public required EngineRowKind Kind { get; init; }

    /// <summary>The Tracking ID of PCNS [ms697593, ms697716].</summary>
    public required Guid ReferenceGuid { get; init; }

    /// <summary>The name of the management agent, or its GUID where the name is not known.</summary>
    public string Agent { get; init; } = "";

    /// <summary>Whether it is an ENTSSO MA; null when not known.</summary>
    public bool? IsEntSsoAgent { get; init; }

    public string ReturnCode { get; init; } = "";

    /// <summary>The domain controller that sent the change; only in source rows.</summary>
    public string SourceServer { get; init; } = "";

    /// <summary>When the password changed, by the clock of the domain controller; only in source rows.</summary>
    public DateTime? ChangedAt { get; init; }

    public DateTime? ReceivedAt { get; init; }

    public DateTime? LastAttemptAt { get; init; }

    public int? RetryCount { get; init; }

    public bool ReachedRetryLimit { get; init; }

    /// <summary>All attempts in target rows, the last one in queue rows; empty where the source does not have them.</summary>
    public IReadOnlyList<EngineAttempt> Attempts { get; init; } = [];

    /// <summary>How often the engine tried.</summary>
    public int AttemptCount => Math.Max(Attempts.Count, (RetryCount ?? 0) + 1);

    /// <summary>
    /// From when to when attempts failed that reached the target; null when none did. Attempts before the last one have failed, whatever
    /// the last one returned.
    /// </summary>
    public (DateTime From, DateTime To)? FailedCalls
    {
        get
        {
            bool hasFailed = !ReturnCodes.IsSuccess(ReturnCode);
            if (Kind == EngineRowKind.Target && Attempts.Count > 0)
            {
                List<EngineAttempt> failed = [.. Attempts.Where(attempt => !ReturnCodes.IsSuccess(attempt.ReturnCode) && ReturnCodes.CallsTarget(attempt.ReturnCode))];
                return failed.Count == 0 ? null : (failed.Min(attempt => attempt.Time), failed.Max(attempt => attempt.Time));
            }

            return (hasFailed && ReturnCodes.CallsTarget(ReturnCode)) || RetryCount > 0
                ? (ReceivedAt ?? LastAttemptAt) is { } from ? (from, LastAttemptAt ?? from) : null
                : null;
        }
    }
}

/// <summary>One attempt of the engine to deliver a change.</summary>
internal readonly record struct EngineAttempt(DateTime Time, string ReturnCode);

/// <summary>What is known of the chain beside its events: rows of the sync engine, clocks and log levels.</summary>
internal sealed record ChainFacts
{
    /// <summary>
    /// Kerberos refuses tickets when clocks differ by more than five minutes, so calls that arrive come from clocks closer than that.
    /// </summary>
    internal static readonly TimeSpan LargestClockDifference = TimeSpan.FromMinutes(5);

    public IReadOnlyList<EngineRow> Rows { get; init; } = [];

    /// <summary>Whether the rows of the engine were read, so that a lacking row is evidence.</summary>
    public bool HasRows { get; init; }

    /// <summary>The computer of the sync engine, or empty.</summary>
    public string Engine { get; init; } = "";

    /// <summary>How far each measured clock is ahead of one that all were measured from.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Clocks { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>FeaturePwdSyncLogLevel of the engine, 0 to 3; null when not known.</summary>
    public int? EngineLogLevel { get; init; }

    /// <summary>EventLogLevel of PCNS for each domain controller, 0 to 3.</summary>
    public IReadOnlyDictionary<string, int> PcnsLogLevels { get; init; } = new Dictionary<string, int>();

    /// <summary>How long the engine tries at most: retry count times interval. Default: ten times a minute, as real exports show.</summary>
    public TimeSpan RetryWindow { get; init; } = TimeSpan.FromMinutes(10);
}
