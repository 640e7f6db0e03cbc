namespace EntSso.Collection.Sso;

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
