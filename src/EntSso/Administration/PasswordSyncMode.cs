namespace EntSso.Administration;

/// <summary>
/// The password sync mode of an SSO system: the directions that System, Properties, Options, Enable Password Sync offers. The numbers are
/// the bits of ISSOAdmin.GetGlobalInfo and UpdateGlobalInfo.
/// </summary>
[Flags]
public enum PasswordSyncMode
{
    /// <summary>No direction.</summary>
    None = 0,

    /// <summary>From adapters to SSO database, partial sync (0x200, <c>extsync</c> of ssomanage).</summary>
    AdaptersToDatabase = 0x200,

    /// <summary>From Windows to adapters, the system gate (0x400, <c>winsync</c> of ssomanage, event 10708).</summary>
    WindowsToAdapters = 0x400,

    /// <summary>From adapters to Windows, full sync (0x800). It needs <see cref="AdaptersToDatabase"/>.</summary>
    AdaptersToWindows = 0x800,
}
