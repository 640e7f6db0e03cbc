namespace EntSso.Collection.Sso;

/// <summary>
/// The status bits of ISSOConfigOM.GetServerStatus (SSOStatusFlag of the interop assembly). The numbers mean other things in every other
/// call: system, applications, fields and mappings have their own types.
/// </summary>
[Flags]
internal enum SsoStatusFlags
{
    None = 0,
    Online = 0x1,
    SecretServerRunning = 0x2,
    PasswordSyncLoaded = 0x4,
    PcnsListenerRunning = 0x8,
    AdapterListenerRunning = 0x10,
    Clustered = 0x20,
    Is64Bit = 0x40,
    DatabaseConnectionEncrypted = 0x80,
    CaseSensitive = 0x100,
    MiisListenerRunning = 0x200,
    AllowPcns = 0x400,
    AllowMiis = 0x800,
    AllowRemoteLookup = 0x1000,

    /// <summary>Not documented; likely the service runs as a local administrator (event 10599).</summary>
    Administrator = 0x2000,

    /// <summary>The bits that servers of the 2006 era do not know.</summary>
    Later = MiisListenerRunning | AllowPcns | AllowMiis | AllowRemoteLookup | Administrator,
}
