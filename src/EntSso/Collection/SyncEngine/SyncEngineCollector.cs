using System.Runtime.Versioning;
using EntSso.Collection.Windows;
using EntSso.Deployment;

namespace EntSso.Collection.SyncEngine;

/// <summary>
/// Collects what a running sync engine shows: the state and account of its service, how much it logs, and the waiting, received and
/// delivered password changes. What cannot be read is unknown with its reason, and the rest is still read. Its configuration is not among
/// it, because
/// no interface of the engine shows it: that comes from exports.
/// </summary>
/// <remarks>
/// Sources: the service control manager, the registry and the WMI namespace <c>root\MicrosoftIdentityIntegrationServer</c>. Never run on
/// Windows.
/// </remarks>
internal sealed class SyncEngineCollector
{
    // The name in MIIS 2003 and ILM 2007 is inferred from that of the process.
    private static readonly string[] _serviceNames = ["FIMSynchronizationService", "miiserver"];

    private readonly string _computer;
    private readonly string? _host;
    private readonly IWmiQuery _wmi;
    private readonly IServiceControl _services;
    private readonly Func<string?, IMachineRegistry> _registryOf;

    /// <summary>Creates the collector; nothing is queried yet.</summary>
    [SupportedOSPlatform("windows")]
    public SyncEngineCollector(string? computer)
        : this(computer, ThisComputer.Current(), host => new WmiQuery(host), new WindowsServiceControl(), host => new MachineRegistry(host))
    {
    }

    internal SyncEngineCollector(
        string? computer, ThisComputer here, Func<string?, IWmiQuery> wmiOf, IServiceControl services,
        Func<string?, IMachineRegistry> registryOf)
    {
        _registryOf = registryOf;
        _host = RemoteComputer.NameOf(computer) is { } name && !here.Is(name) ? name : null;
        _computer = _host ?? here.ShortName;
        _wmi = wmiOf(_host);
        _services = services;
    }

    public SyncDeployment Collect(CancellationToken cancellationToken)
    {
        WindowsServiceFacts service = ReadService(cancellationToken);
        var engine = new Deployment.SyncEngine
        {
            // Named by whoever requests it, so there is no doubt to keep.
            Server = Fact.Known(_computer, service.Service.State.Origin!),
            Service = service.Service,
            ServiceAccount = service.Account,
            PasswordSyncLogLevel = ReadLogLevel(cancellationToken),
        };
        return new SyncDeployment { SyncEngine = PasswordChangeRows.Read(engine, _wmi, cancellationToken) };
    }

    /// <summary>
    /// The value FeaturePwdSyncLogLevel below the service's key; a guide prints the name of the newer service with one letter more, so that
    /// is read as well.
    /// </summary>
    private Fact<int?> ReadLogLevel(CancellationToken cancellationToken)
    {
        IMachineRegistry registry = _registryOf(_host);
        return RegistryReading.Read(
            registry,
            origin =>
            {
                int? level = null;
                foreach (string service in _serviceNames.Append("FIMSynchronizationServices"))
                {
                    string key = $@"SYSTEM\CurrentControlSet\Services\{service}\Logging";
                    Fact<int?> read = RegistryReading.Value(
                        registry, key, origin, () => Fact.Known(registry.Read(true, key, "FeaturePwdSyncLogLevel") as int?, origin));
                    if (!read.IsKnown)
                    {
                        return read;
                    }

                    level ??= read.Value;
                }

                return Fact.Known(level, origin);
            },
            (reason, origin) => Fact.Unknown<int?>(reason, origin),
            cancellationToken);
    }

    /// <summary>The service under its newer name, or under its older one where the newer is known not to exist.</summary>
    private WindowsServiceFacts ReadService(CancellationToken cancellationToken)
    {
        WindowsServiceFacts found = new();
        foreach (string name in _serviceNames)
        {
            found = _services.Read(name, _host, cancellationToken);
            if (found.Service.State is not { IsKnown: true, Value: ServiceState.NotInstalled })
            {
                break;
            }
        }

        return found;
    }
}
