using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>A list of applications or adapters.</summary>
/// <param name="Applications">What was listed.</param>
/// <param name="Count">How many there are; unknown when a part of the list could not be read.</param>
/// <param name="Failure">Why not, for callers that cannot go on without the list.</param>
internal sealed record Listing(IReadOnlyList<ListedApplication> Applications, Fact<int> Count, SsoCallException? Failure)
{
    /// <summary>The entry of a name, compared without case; null when there is none.</summary>
    /// <param name="name">The name.</param>
    public ListedApplication? Find(string name) =>
        Applications.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The list as if it had one entry only: enough to read that one.</summary>
    /// <param name="application">The entry.</param>
    public Listing Only(ListedApplication application) => this with { Applications = [application] };
}
