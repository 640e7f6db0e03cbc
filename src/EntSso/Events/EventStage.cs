namespace EntSso.Events;

/// <summary>
/// The part of ENTSSO's work that an event belongs to. The grouping is this project's own, inferred from the symbolic names and
/// fields of the event pages.
/// </summary>
public enum EventStage
{
    /// <summary>Not part of password synchronisation, or not documented.</summary>
    None,

    /// <summary>The service, its listeners and its start and stop.</summary>
    Service,

    /// <summary>A change arrives from the sync engine.</summary>
    ReceiveFromMiis,

    /// <summary>A change arrives from a domain controller.</summary>
    ReceiveFromPcns,

    /// <summary>A change arrives from an adapter.</summary>
    ReceiveFromAdapter,

    /// <summary>The switches of the whole SSO system.</summary>
    SystemGate,

    /// <summary>A change is taken or dropped as empty, repeated or old.</summary>
    Accept,

    /// <summary>The change is matched with mappings and applications.</summary>
    Mapping,

    /// <summary>A password filter is applied.</summary>
    Filter,

    /// <summary>The change is queued for and delivered to an adapter.</summary>
    AdapterDispatch,

    /// <summary>The stored external credential is updated without an adapter.</summary>
    DirectSync,

    /// <summary>The credential database is updated.</summary>
    DatabaseUpdate,

    /// <summary>A Windows password is changed on behalf of an adapter.</summary>
    WindowsChange,

    /// <summary>An external change is handled.</summary>
    ExternalChange,

    /// <summary>Changes are kept in, and replayed from, replay files.</summary>
    Replay,

    /// <summary>Adapters, groups and applications are administered.</summary>
    Administration,
}
