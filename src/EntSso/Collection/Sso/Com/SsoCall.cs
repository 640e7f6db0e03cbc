namespace EntSso.Collection.Sso.Com;

/// <summary>What a call on an ENTSSO component is for, in words for error messages.</summary>
/// <param name="Member">Interface and method: <c>ISSOAdmin.UpdateGlobalInfo</c>.</param>
/// <param name="Purpose">What was to be done, after "to": <c>change the password sync mode</c>.</param>
/// <param name="Role">The least role that the call needs.</param>
internal sealed record SsoCall(string Member, string Purpose, SsoRole Role);
