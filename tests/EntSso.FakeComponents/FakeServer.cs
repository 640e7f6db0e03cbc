namespace EntSso.FakeComponents;

/// <summary>An ENTSSO server of the fake system.</summary>
internal sealed class FakeServer(string name)
{
    public string Name { get; } = name;

    public bool IsDiscovered { get; set; } = true;

    public string SqlServer { get; set; } = "SQL1";

    public string SqlDatabase { get; set; } = "SSODB";

    public string ServiceAccount { get; set; } = @"FABRIKAM\ssosvcact";

    public string ClusterName { get; set; } = "";

    public string NodeName { get; set; } = name;

    public int InformationCount { get; set; } = 11;

    public int WarningCount { get; set; } = 12;

    public int ErrorCount { get; set; } = 13;

    /// <summary>10.0.2242.7 as a file version.</summary>
    public int VersionM { get; set; } = 10 << 16;

    public int VersionL { get; set; } = (2242 << 16) | 7;

    public int NegativeAuditLevel { get; set; } = 1;

    public int PositiveAuditLevel { get; set; }

    public int PasswordSyncAge { get; set; } = 24;

    public string ReplayDirectory { get; set; } = "";

    /// <summary>Online, password sync loaded, all listeners, 64 bits.</summary>
    public int StatusFlags { get; set; } = 0x1 | 0x4 | 0x8 | 0x10 | 0x40 | 0x200;
}
