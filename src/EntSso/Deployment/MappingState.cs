namespace EntSso.Deployment;

/// <summary>Whether a mapping is enabled.</summary>
public enum MappingState
{
    /// <summary>Not read.</summary>
    Unknown,

    /// <summary>Enabled (mapping flag 0x2).</summary>
    Enabled,

    /// <summary>Disabled (error 10764).</summary>
    Disabled,

    /// <summary>Disabled by an administrator (error 10770).</summary>
    DisabledByAdministrator,
}
