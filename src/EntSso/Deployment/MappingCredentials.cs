namespace EntSso.Deployment;

/// <summary>Whether external credentials are stored with a mapping. The credentials themselves are never read.</summary>
public enum MappingCredentials
{
    /// <summary>Not read.</summary>
    Unknown,

    /// <summary>Stored.</summary>
    Stored,

    /// <summary>None stored (error 10765).</summary>
    Missing,
}
