namespace EntSso.Deployment;

/// <summary>A group in the filter of a PCNS target.</summary>
public sealed record PcnsGroup
{
    /// <summary>The SID in text form; empty when only the name is known.</summary>
    public string Sid { get; init; } = "";

    /// <summary>
    /// The group's name; known and null when the directory was asked and has no such group, which makes PCNS drop all notifications
    /// (event 6032).
    /// </summary>
    public Fact<string?> Name { get; init; }
}
