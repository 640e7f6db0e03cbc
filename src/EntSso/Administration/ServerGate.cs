namespace EntSso.Administration;

/// <summary>
/// The two switches on the Password Sync tab of an ENTSSO server. They are local to the server; the product writes them only through
/// <c>ssoconfig -allowPS</c> on that server (events 11069 and 11070).
/// </summary>
public enum ServerGate
{
    /// <summary>Allow password sync from MIIS: the sync engine, whatever its name of the day (status bit 0x800, event 11070).</summary>
    Miis,

    /// <summary>Allow password sync from PCNS: domain controllers that call ENTSSO directly (status bit 0x400, event 11069).</summary>
    Pcns,
}
