using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>Reports on Windows services. Collectors ask through this, so that recorded answers can replace Windows.</summary>
internal interface IServiceControl
{
    /// <summary>Reads what a computer's service control manager knows of a service; unknown with the reason where it cannot.</summary>
    /// <exception cref="ArgumentException"><paramref name="service"/> is empty.</exception>
    WindowsServiceFacts Read(string service, string? computer, CancellationToken cancellationToken);
}

/// <summary>What the service control manager knows of one service. Immutable.</summary>
internal sealed record WindowsServiceFacts
{
    /// <summary>State and start mode. Where there is no such service, the state is <see cref="ServiceState.NotInstalled"/>.</summary>
    public WindowsService Service { get; init; } = new();

    /// <summary>
    /// The account that the service logs on with, as the service control manager spells it: <c>FABRIKAM\ssosvcact</c>,
    /// <c>ssosvcact@fabrikam.com</c>, <c>.\local</c>, <c>LocalSystem</c>, <c>NT AUTHORITY\NetworkService</c>.
    /// </summary>
    public Fact<string> Account { get; init; }
}
