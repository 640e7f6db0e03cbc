using System.Runtime.Versioning;
using EntSso.Collection.Windows;
using EntSso.Deployment;

namespace EntSso.Collection.Pcns;

/// <summary>Collects from domain controllers the service of PCNS, whether its password filter is registered, and its log level.</summary>
/// <remarks>
/// Sources: the service control manager; the registry values <c>Notification Packages</c> of the Local Security Authority (the name PCNSFLT
/// is from a deployment guide) and <c>EventLogLevel</c> of the service. Never run on Windows.
/// </remarks>
internal sealed class DomainControllerCollector(ThisComputer here, Func<string?, IMachineRegistry> registryOf, IServiceControl services)
{
    internal const string LsaKey = @"SYSTEM\CurrentControlSet\Control\Lsa";
    internal const string ServiceKey = @"SYSTEM\CurrentControlSet\Services\PCNSSVC\Parameters";
    private const string Service = "PCNSSVC";
    private const string Filter = "PCNSFLT";

    /// <summary>A collector that asks Windows.</summary>
    [SupportedOSPlatform("windows")]
    public static DomainControllerCollector OnWindows() =>
        new(ThisComputer.Current(), host => new MachineRegistry(host), new WindowsServiceControl());

    /// <summary>Collects; what cannot be read is unknown with its reason.</summary>
    public SyncDeployment Collect(IReadOnlyList<string> computers, CancellationToken cancellationToken) => new()
    {
        Pcns = new PcnsFacts { DomainControllers = [.. computers.Select(computer => Collect(computer, cancellationToken))] },
    };

    private DomainController Collect(string computer, CancellationToken cancellationToken)
    {
        string? host = RemoteComputer.NameOf(computer) is { } name && !here.Is(name) ? name : null;
        IMachineRegistry registry = registryOf(host);
        DomainController controller = new()
        {
            Name = host ?? here.ShortName,
            PcnsService = services.Read(Service, host, cancellationToken).Service,
        };
        return RegistryReading.Read(
            registry,
            origin => controller with
            {
                IsFilterRegistered = RegistryReading.Value(
                    registry, LsaKey, origin, () => registry.Read(true, LsaKey, "Notification Packages") is string[] packages
                    ? Fact.Known(packages.Any(package => string.Equals(package.Trim(), Filter, StringComparison.OrdinalIgnoreCase)), origin)
                    : Fact.Unknown<bool>($@"HKLM\{LsaKey} has no list Notification Packages on {registry.Computer}", origin)),
                PcnsLogLevel = RegistryReading.Value(
                    registry, ServiceKey, origin, () => Fact.Known(registry.Read(true, ServiceKey, "EventLogLevel") as int?, origin)),
            },
            (reason, origin) => controller with
            {
                IsFilterRegistered = Fact.Unknown<bool>(reason, origin), PcnsLogLevel = Fact.Unknown<int?>(reason, origin),
            },
            cancellationToken);
    }
}
