using EntSso.Testing.Evtx;

namespace EntSso.Testing.Chain;

/// <summary>How far a simulated change really came.</summary>
public enum TrueStep
{
    Changed,
    Captured,
    Sent,
    Received,
    Staged,
    Called,
    Accepted,
    Delivered,
}

/// <summary>A password change of a simulated world, with what really became of it.</summary>
public sealed class TrueChange
{
    public required int Number { get; init; }

    /// <summary>The sAMAccountName.</summary>
    public required string User { get; init; }

    /// <summary>DOMAIN\user.</summary>
    public string Account => @"FABRIKAM\" + User;

    public required string DomainController { get; init; }

    /// <summary>True time, UTC.</summary>
    public required DateTime Time { get; init; }

    public TrueStep LastStep { get; set; }

    /// <summary>The tracking id that PCNS made for it.</summary>
    public Guid PcnsTrackingId { get; init; }

    /// <summary>The tracking ids that ENTSSO made, one for each call that it logged.</summary>
    public List<Guid> EntSsoTrackingIds { get; } = [];

    /// <summary>When the engine called ENTSSO for it, true time.</summary>
    public List<DateTime> Calls { get; } = [];

    /// <summary>
    /// Whether what is left of the evidence shows all of its way: every log and row on it, verbose, far beyond the end of its way, and
    /// no other change of the account or, where only time can join, of anybody near it.
    /// </summary>
    public bool EvidenceSuffices { get; set; }
}

/// <summary>An event of a simulated world and the change that it really belongs to; null for none.</summary>
public sealed record TrueEvent(EvtxEvent Event, TrueChange? Change, string Log);

/// <summary>A row of the sync engine's password change classes. Times are those of the clocks that wrote them.</summary>
public sealed class EngineRow
{
    /// <summary>HistorySource, HistoryTarget or Queue.</summary>
    public required string Class { get; init; }

    public required TrueChange Change { get; init; }

    public required Guid ReferenceGuid { get; init; }

    public required Guid MaGuid { get; init; }

    public string DistinguishedName { get; init; } = "";

    public string ReturnCode { get; init; } = "";

    public string SourceServer { get; init; } = "";

    public DateTime? SourceChangeTime { get; init; }

    public DateTime ReceiveTime { get; init; }

    public DateTime? LastAttemptTime { get; init; }

    public int RetryCount { get; init; }

    public bool ReachedRetryLimit { get; init; }

    /// <summary>The attempts: all of them in HistoryTarget, the last one in Queue.</summary>
    public IReadOnlyList<(DateTime Time, string Code)> Attempts { get; init; } = [];
}

/// <summary>A simulated world: what really happened, and the evidence that is left of it.</summary>
public sealed class ChainWorld
{
    public required int Seed { get; init; }

    public required IReadOnlyList<TrueChange> Changes { get; init; }

    /// <summary>The events that are left, each log in its order.</summary>
    public required IReadOnlyList<TrueEvent> Events { get; init; }

    /// <summary>The rows that are left; null when the engine was not asked.</summary>
    public required IReadOnlyList<EngineRow>? Rows { get; init; }

    public required Guid SourceAgent { get; init; }

    public required IReadOnlyList<Guid> EntSsoAgents { get; init; }

    public required string Engine { get; init; }

    public required IReadOnlyList<string> DomainControllers { get; init; }

    public required IReadOnlyList<string> EntSsoServers { get; init; }

    /// <summary>How far each clock is ahead of the true time; null when no clock was measured.</summary>
    public required IReadOnlyDictionary<string, TimeSpan>? MeasuredClocks { get; init; }

    /// <summary>EventLogLevel of PCNS and FeaturePwdSyncLogLevel of the engine; null when they were not read.</summary>
    public required int? LogLevel { get; init; }

    public required int RetryCount { get; init; }

    public required TimeSpan RetryInterval { get; init; }

    /// <summary>The logs that are left whole, as computer/log.</summary>
    public required IReadOnlyCollection<string> WholeLogs { get; init; }
}
