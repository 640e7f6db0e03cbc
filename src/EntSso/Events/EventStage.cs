namespace EntSso.Events;

/// <summary>
/// The part of the work of ENTSSO, PCNS, the sync engine or Windows that an event belongs to. The grouping is this project's own, inferred
/// from the symbolic names and fields of the event pages.
/// </summary>
public enum EventStage : long
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

    /// <summary>A password changes on a domain controller.</summary>
    AccountChange,

    /// <summary>The PCNS service starts and stops.</summary>
    DcService,

    /// <summary>PCNS reads its configuration.</summary>
    DcConfiguration,

    /// <summary>PCNS captures a change by its password filter.</summary>
    DcCapture,

    /// <summary>PCNS applies the groups of a target.</summary>
    DcFilter,

    /// <summary>PCNS queues changes.</summary>
    DcQueue,

    /// <summary>PCNS delivers a change to a target.</summary>
    DcDelivery,

    /// <summary>The sync engine receives a change.</summary>
    SyncReceive,

    /// <summary>The sync engine stages a change for its target management agents.</summary>
    SyncStage,

    /// <summary>The sync engine delivers a change to a target management agent.</summary>
    SyncDelivery,

    /// <summary>A Kerberos ticket is requested or used.</summary>
    KerberosTicket,
}
