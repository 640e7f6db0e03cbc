namespace EntSso.Deployment;

/// <summary>How a Windows service is started. Numbers and meaning: QUERY_SERVICE_CONFIG of the Windows service control manager.</summary>
public enum ServiceStartMode
{
    /// <summary>A driver started by the loader.</summary>
    Boot = 0,

    /// <summary>A driver started by the system.</summary>
    System = 1,

    /// <summary>With the computer, also when delayed.</summary>
    Automatic = 2,

    /// <summary>On demand.</summary>
    Manual = 3,

    /// <summary>Not at all.</summary>
    Disabled = 4,
}
