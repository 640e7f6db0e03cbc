namespace EntSso.Collection.Sso;

/// <summary>
/// The flags of a password sync adapter, which is an application to ISSOAdmin and ISSOMapper2. The bits of the directions are those of
/// the SSO system, seen from the adapter.
/// </summary>
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
