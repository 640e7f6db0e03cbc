namespace EntSso.Collection.Sso;

/// <summary>The flags of ISSOAdmin.GetGlobalInfo and UpdateGlobalInfo: the settings of the SSO system.</summary>
[Flags]
internal enum SsoGlobalFlags
{
    None = 0,
    Enabled = 0x2,
    WindowsInitiated = 0x4,
    HostInitiated = 0x8,
    VerifyExternalCredentials = 0x10,
    AllowTickets = 0x20,
    ValidateTickets = 0x40,
    FromAdaptersToDatabase = 0x200,
    FromWindowsToAdapters = 0x400,
    FromAdaptersToWindows = 0x800,
    VerifyOldPassword = 0x1000,
}

/// <summary>The flags of an affiliate application in ISSOAdmin and ISSOMapper2.</summary>
[Flags]
internal enum SsoApplicationFlags
{
    None = 0,
    Enabled = 0x2,
    AllowLocalAccounts = 0x40000,
    DirectPasswordSync = 0x2000000,

    /// <summary>
    /// The caller may see the application, but not its accounts (likely: SSO_FLAG_APP_SENSITIVE_INFO_REMOVED of the SSO headers, whose
    /// meaning is reported nowhere but by its name).
    /// </summary>
    SensitiveInformationRemoved = unchecked((int)0x80000000),
}

/// <summary>The flags of an adapter, which is an application to ISSOAdmin and ISSOMapper2: directions as the adapter sees them.</summary>
[Flags]
internal enum SsoAdapterFlags
{
    None = 0,
    Enabled = 0x2,
    SyncFromAdapter = 0x200,
    SyncToAdapter = 0x400,
    ChangeWindowsPassword = 0x800,
    VerifyOldPassword = 0x1000,
    SendOldPassword = 0x2000,
    AllowMappingConflicts = 0x4000,
    AllowLocalAccounts = 0x40000,
}

/// <summary>The flags of ISSOMapping.</summary>
[Flags]
internal enum SsoMappingFlags
{
    None = 0,
    Enabled = 0x2,
    WindowsToExternal = 0x4,
    ExternalToWindows = 0x8,
    EnableAudit = 0x4000000,

    /// <summary>What a creator may set (MAPPING_FLAG_MASK_IN of the SDK).</summary>
    Settable = WindowsToExternal | ExternalToWindows | EnableAudit,
}

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
