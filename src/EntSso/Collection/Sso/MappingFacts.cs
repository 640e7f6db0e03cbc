using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>Makes a mapping of the properties of an ISSOMapping.</summary>
internal static class MappingFacts
{
    /// <remarks>
    /// Who disabled a mapping and whether credentials are stored is not in the flags that ENTSSO returns (MAPPING_FLAG_MASK_OUT of the
    /// SDK), so a disabled mapping is just disabled, and its credentials are unknown.
    /// </remarks>
    public static Mapping Of(string? application, string? domain, string? user, string? externalUser, int flags, FactOrigin origin) => new()
    {
        Application = application ?? "",
        WindowsDomain = domain ?? "",
        WindowsUser = user ?? "",
        ExternalUser = externalUser ?? "",
        State = ((SsoMappingFlags)flags & SsoMappingFlags.Enabled) != 0 ? MappingState.Enabled : MappingState.Disabled,
        Flags = flags,
        Origin = origin,
    };
}
