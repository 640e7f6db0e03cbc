using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>What the service control manager knows of one service. Immutable.</summary>
public sealed record WindowsServiceFacts
{
    /// <summary>State and start mode. A computer that has no such service knows its state, <see cref="ServiceState.NotInstalled"/>.</summary>
    public WindowsService Service { get; init; } = new();

    /// <summary>
    /// The account that the service logs on with, as the service control manager spells it: <c>FABRIKAM\ssosvcact</c>,
    /// <c>ssosvcact@fabrikam.com</c>, <c>.\local</c>, <c>LocalSystem</c>, <c>NT AUTHORITY\NetworkService</c>.
    /// </summary>
    public Fact<string> Account { get; init; }
}
