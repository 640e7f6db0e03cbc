namespace EntSso.Events;

/// <summary>The subject of an event, as <c>--area</c> and <c>-Area</c> take it.</summary>
public enum EventArea : long
{
    /// <summary>The event is not in the catalogue.</summary>
    Unknown,

    /// <summary>Access checks and group membership.</summary>
    Access,

    /// <summary>Password sync adapters.</summary>
    Adapter,

    /// <summary>Administration of system and applications.</summary>
    Admin,

    /// <summary>Audit records.</summary>
    Audit,

    /// <summary>Programs that use the client interfaces.</summary>
    ClientApi,

    /// <summary>The credential database.</summary>
    Database,

    /// <summary>Direct password sync.</summary>
    DirectSync,

    /// <summary>Host initiated single sign-on.</summary>
    HostInitiated,

    /// <summary>Credential look-ups.</summary>
    Lookup,

    /// <summary>Mappings between Windows and external accounts.</summary>
    Mapping,

    /// <summary>Changes that come from the sync engine (MIIS, ILM, FIM, MIM).</summary>
    MIIS,

    /// <summary>Network and RPC.</summary>
    Network,

    /// <summary>Password filters.</summary>
    PasswordFilter,

    /// <summary>Password synchronisation in general.</summary>
    PasswordSync,

    /// <summary>Changes that come straight from domain controllers.</summary>
    PCNS,

    /// <summary>Replay files.</summary>
    Replay,

    /// <summary>The master secret.</summary>
    Secret,

    /// <summary>The service itself.</summary>
    Service,

    /// <summary>Tickets.</summary>
    Ticket,

    /// <summary>The sync engine's own events (FIMSynchronizationService, MIIServer).</summary>
    SyncEngine,

    /// <summary>Changes of accounts and passwords in the security log of domain controllers.</summary>
    Account,

    /// <summary>Kerberos tickets, in the logs of Windows.</summary>
    Kerberos,
}
