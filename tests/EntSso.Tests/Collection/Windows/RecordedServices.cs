using EntSso.Collection.Windows;
using EntSso.Deployment;

namespace EntSso.Tests.Collection.Windows;

/// <summary>Services by name; one that is not among them may not be read.</summary>
internal sealed class RecordedServices : Dictionary<string, ServiceState>, IServiceControl
{
    private static readonly FactOrigin _origin = new("a recorded service control manager", new DateTime(2026, 3, 16, 9, 0, 0, DateTimeKind.Utc));

    public List<(string Service, string? Computer)> Asked { get; } = [];

    public WindowsServiceFacts Read(string service, string? computer, CancellationToken cancellationToken)
    {
        Asked.Add((service, computer));
        return new WindowsServiceFacts
        {
            Service = new WindowsService
            {
                State = TryGetValue(service, out ServiceState state)
                    ? Fact.Known(state, _origin)
                    : Fact.Unknown<ServiceState>($"{service} may not be read", _origin),
            },
            Account = Fact.Known($@"FABRIKAM\runs-{service}", _origin),
        };
    }
}
