namespace EntSso.Naming;

/// <summary>The accounts that every Windows computer has for services.</summary>
public enum WellKnownAccount
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>Local System, <c>S-1-5-18</c>.</summary>
    LocalSystem,

    /// <summary>Local Service, <c>S-1-5-19</c>.</summary>
    LocalService,

    /// <summary>Network Service, <c>S-1-5-20</c>.</summary>
    NetworkService,
}
