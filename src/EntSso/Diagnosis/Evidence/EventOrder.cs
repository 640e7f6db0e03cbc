namespace EntSso.Diagnosis.Evidence;

/// <summary>How an event lies to the last change of a fact.</summary>
internal enum EventOrder
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>The event is older: it tells of the state before the change.</summary>
    Before,

    /// <summary>The times are so close that the unknown time zone of the change decides.</summary>
    AboutTheSameTime,

    /// <summary>The event is newer: it tells of the fact as it is.</summary>
    After,
}
