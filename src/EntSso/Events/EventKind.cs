namespace EntSso.Events;

/// <summary>How a catalogue entry reaches an administrator.</summary>
public enum EventKind
{
    /// <summary>Written to the Application log by the source ENTSSO.</summary>
    Event,

    /// <summary>Returned to callers as an HRESULT and named in the Error Code of other events; not normally logged itself.</summary>
    ErrorCode,
}
