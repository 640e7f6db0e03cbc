namespace EntSso.Collection.Sso.Com;

/// <summary>The least role that ENTSSO wants for a call. Those above it may do the same.</summary>
internal enum SsoRole
{
    /// <summary>Which role a call needs is not documented.</summary>
    Undocumented,

    /// <summary>The SSO Administrators account.</summary>
    SsoAdministrators,

    /// <summary>The Application Administrators of the application in question, or above.</summary>
    ApplicationAdministrators,

    /// <summary>The Application Administrators of the adapter in question, or SSO Administrators (event 10742).</summary>
    AdapterAdministrators,

    /// <summary>Anybody who may use the application.</summary>
    ApplicationUsers,
}
