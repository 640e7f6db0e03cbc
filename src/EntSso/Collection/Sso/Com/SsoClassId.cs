namespace EntSso.Collection.Sso.Com;

/// <summary>
/// The documented class ids of the ENTSSO administration components. They have been the same from version 2 to 10; names for them
/// (ProgIDs) are documented nowhere, so that classes are activated by id.
/// </summary>
internal static class SsoClassId
{
    /// <summary>Serves ISSOAdmin and ISSOAdmin2.</summary>
    public static readonly Guid Admin = new("C0F73BB9-A69D-434F-9D9C-7D5EC49E4F12");

    /// <summary>Serves ISSOConfigOM and ISSOConfigDB.</summary>
    public static readonly Guid ConfigOM = new("2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37");

    /// <summary>Serves ISSOPSAdmin.</summary>
    public static readonly Guid PSAdmin = new("626A947B-3F09-42FE-94AE-A31E6E8AACCF");

    /// <summary>Serves ISSOMapper and ISSOMapper2.</summary>
    public static readonly Guid Mapper = new("EFB65A89-B1D6-485A-92EE-1E3CC591D56C");

    /// <summary>Serves ISSOMapping.</summary>
    public static readonly Guid Mapping = new("78CC010D-67A0-4A54-A3E9-2905F0D80B75");
}

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

/// <summary>What a call on an ENTSSO component is for, in words for error messages.</summary>
/// <param name="Member">Interface and method: <c>ISSOAdmin.UpdateGlobalInfo</c>.</param>
/// <param name="Purpose">What was to be done, after "to": <c>change the password sync mode</c>.</param>
/// <param name="Role">The least role that the call needs.</param>
internal sealed record SsoCall(string Member, string Purpose, SsoRole Role);
