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
