namespace EntSso.Diagnosis.Evidence;

/// <summary>How an event relates to the last change of a fact.</summary>
internal enum EventOrder
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>The event is older: it reports the state before the change.</summary>
    Before,

    /// <summary>The times are so close that the unknown time zone of the change decides.</summary>
    AboutTheSameTime,

    /// <summary>The event is newer: it reports the fact as it is.</summary>
    After,
}
