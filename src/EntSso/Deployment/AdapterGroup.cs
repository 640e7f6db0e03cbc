namespace EntSso.Deployment;

/// <summary>A group of adapters with the group adapter of the same name. A group adapter never receives password changes.</summary>
public sealed record AdapterGroup
{
    /// <summary>The group's name; compared without case.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public Fact<string> Description { get; init; }

    /// <summary>Whether the group adapter is enabled.</summary>
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>The computer of the group adapter, fully qualified; its members must run there as well (event 10830).</summary>
    public Fact<string> Computer { get; init; }

    /// <summary>The adapters in the group.</summary>
    public Fact<IReadOnlyList<string>> Adapters { get; init; }
}
