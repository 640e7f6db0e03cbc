namespace EntSso.Deployment;

/// <summary>One run of a collector: who asked, from where and with which rights.</summary>
public sealed record CollectionRun
{
    /// <summary>The host name of the collecting computer.</summary>
    public required string Computer { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The collecting account as the platform spells it.</summary>
    public Fact<string> Account { get; init; }

    /// <summary>Whether the process was elevated (Windows).</summary>
    public Fact<bool> IsElevated { get; init; }

    /// <summary>Whether the process was a 64-bit one. ENTSSO's COM classes are loaded into it, and each width has classes of its own.</summary>
    public Fact<bool> Is64Bit { get; init; }

    /// <summary>Whether ENTSSO treated the caller as SSO Administrator: GetGlobalInfo answered.</summary>
    public Fact<bool> IsSsoAdministrator { get; init; }

    /// <summary>The version of this product that collected, or empty.</summary>
    public string ToolVersion { get; init; } = "";
}
