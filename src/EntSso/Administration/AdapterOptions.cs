namespace EntSso.Administration;

/// <summary>
/// The switches of a password sync adapter. The numbers are the flags of ISSOAdmin.UpdateApplication, the names those of the property bag
/// of ISSOAdmin2.UpdateApplication2 and of the file that <c>ssops -update</c> takes.
/// </summary>
[Flags]
public enum AdapterOptions
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>ENTSSO takes password changes from the adapter (syncFromAdapter, 0x200).</summary>
    SyncFromAdapter = 0x200,

    /// <summary>The adapter takes Windows password changes (syncToAdapter, 0x400).</summary>
    SyncToAdapter = 0x400,

    /// <summary>A change from the adapter changes the Windows password too (changeWindowsPassword, 0x800). It needs <see cref="SyncFromAdapter"/>.</summary>
    ChangeWindowsPassword = 0x800,

    /// <summary>The old password is verified (verifyOldPassword, 0x1000).</summary>
    VerifyOldPassword = 0x1000,

    /// <summary>The adapter gets the old password too (sendOldPassword, 0x2000).</summary>
    SendOldPassword = 0x2000,

    /// <summary>Conflicting mappings are allowed (allowMappingConflicts, 0x4000).</summary>
    AllowMappingConflicts = 0x4000,
}
