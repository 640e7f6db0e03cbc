namespace EntSso.Deployment;

/// <summary>
/// The type of an affiliate application. Numbers: the type bits of the Enterprise Single Sign-On flags. Only
/// <see cref="Individual"/> and <see cref="Group"/> take Windows password changes (event 11034).
/// </summary>
public enum ApplicationType
{
    /// <summary>A type that is none of the others.</summary>
    Other = 0,

    /// <summary>One Windows account, one external account.</summary>
    Individual = 0x1,

    /// <summary>A Windows group, one external account.</summary>
    Group = 0x2,

    /// <summary>A configuration store.</summary>
    ConfigStore = 0x4,

    /// <summary>External accounts, one Windows account.</summary>
    HostGroup = 0x8,

    /// <summary>A password sync adapter.</summary>
    Adapter = 0x10,

    /// <summary>A group adapter.</summary>
    GroupAdapter = 0x20,
}
