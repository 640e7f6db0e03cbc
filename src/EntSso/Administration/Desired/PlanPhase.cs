namespace EntSso.Administration.Desired;

/// <summary>
/// The order of a plan. What closes comes first and what opens last, so that no change is let in before its way is clear; ways are cleared
/// before others are laid, because an application has only one.
/// </summary>
internal enum PlanPhase
{
    /// <summary>Gates close and directions of the system are turned off.</summary>
    CloseGates,

    /// <summary>Applications are taken from adapters, direct password sync is turned off.</summary>
    ClearPaths,

    /// <summary>Applications and adapters are disabled.</summary>
    Disable,

    /// <summary>Adapters get their options, adapters and applications are enabled.</summary>
    Enable,

    /// <summary>Applications are assigned to adapters, direct password sync is turned on.</summary>
    LayPaths,

    /// <summary>SPNs are registered.</summary>
    Register,

    /// <summary>Servers get their age, audit levels and folders.</summary>
    SetServers,

    /// <summary>Server gates open.</summary>
    OpenServerGates,

    /// <summary>The system's directions are turned on.</summary>
    OpenSystemGate,
}
