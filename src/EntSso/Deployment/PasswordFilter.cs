namespace EntSso.Deployment;

/// <summary>A password filter: it changes the password on its way to an external system.</summary>
public sealed record PasswordFilter
{
    /// <summary>The filter's name; compared without case.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the filter is enabled.</summary>
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>The filter string, for example <c>uc/tr/8/</c>.</summary>
    public Fact<string> FilterString { get; init; }

    /// <summary>The administrators accounts; must be the SSO Administrators account.</summary>
    public Fact<IReadOnlyList<string>> Administrators { get; init; }

    /// <summary>The affiliate applications that the filter is assigned to.</summary>
    public Fact<IReadOnlyList<string>> Applications { get; init; }
}
