namespace EntSso.Collection.Sso;

/// <summary>What ISSOConfigOM.GetServerStatus returns, unchanged.</summary>
internal sealed record ServerStatus
{
    public string SsoServerName { get; init; } = "";

    public string SqlServer { get; init; } = "";

    public string SqlDatabase { get; init; } = "";

    public string ServiceAccount { get; init; } = "";

    public string ComputerNameCluster { get; init; } = "";

    public string ComputerNameNode { get; init; } = "";

    public int InformationCount { get; init; }

    public int WarningCount { get; init; }

    public int ErrorCount { get; init; }

    public ServerVersion Version { get; init; } = new(0, 0);

    /// <summary>For failures.</summary>
    public int NegativeAuditLevel { get; init; }

    /// <summary>For successes.</summary>
    public int PositiveAuditLevel { get; init; }

    /// <summary>In hours.</summary>
    public int PasswordSyncAge { get; init; }

    public SsoStatusFlags Flags { get; init; }
}
