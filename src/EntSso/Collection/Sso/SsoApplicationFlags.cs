namespace EntSso.Collection.Sso;

/// <summary>The flags of an affiliate application in ISSOAdmin and ISSOMapper2.</summary>
[Flags]
internal enum SsoApplicationFlags
{
    None = 0,
    Enabled = 0x2,
    AllowLocalAccounts = 0x40000,
    DirectPasswordSync = 0x2000000,

    /// <summary>
    /// The caller may see the application, but not its accounts (likely: SSO_FLAG_APP_SENSITIVE_INFO_REMOVED of the SSO headers, whose meaning
    /// is told nowhere but by its name).
    /// </summary>
    SensitiveInformationRemoved = unchecked((int)0x80000000),
}
