using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>Reads services from the service control manager of this or another Windows computer, with the rights of the caller.</summary>
/// <remarks>
/// Sources: QueryServiceConfigW and QueryServiceStatusEx of advapi32. System.ServiceProcess, the framework's own way, does not show the
/// account and would be a package under .NET.
/// </remarks>
[SupportedOSPlatform("windows")]
internal sealed class WindowsServiceControl : IServiceControl
{
    private readonly TimeSpan _timeout;

    /// <param name="timeout">How long one computer may take to answer; more than zero. Default: 30 seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time limit is not more than zero.</exception>
    public WindowsServiceControl(TimeSpan? timeout = null)
    {
        _timeout = timeout ?? TimeSpan.FromSeconds(30);
        if (_timeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), "The time limit must be more than zero.");
        }
    }

    public WindowsServiceFacts Read(string service, string? computer, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(service))
        {
            throw new ArgumentException("The short name of a service is needed, for example ENTSSO.", nameof(service));
        }

        string name = service.Trim();
        string? host = RemoteComputer.NameOf(computer);
        var origin = new FactOrigin($"service control manager of {host ?? Environment.MachineName}", DateTime.UtcNow);
        try
        {
            return BoundedCall.Run(() => Query(name, host, origin), _timeout, () => { }, cancellationToken);
        }
        catch (TimeoutException)
        {
            return Unknown(
                $"{host ?? "this computer"} did not answer within {_timeout.TotalSeconds:0.###} s. Check the name and the network, or "
                    + "run this on that server",
                origin);
        }
    }

    private static WindowsServiceFacts Query(string name, string? host, FactOrigin origin)
    {
        using ServiceControlHandle manager = ServiceControlNative.OpenSCManager(host, null, ServiceControlNative.Connect);
        if (manager.IsInvalid)
        {
            return Unknown(ServiceControlError.Explain(Marshal.GetLastWin32Error(), name, host), origin);
        }

        // Rights are requested one by one: who may see the state may still not see the account.
        return new WindowsServiceFacts
        {
            Service = new WindowsService
            {
                State = Read(
                    manager, name, host, ServiceControlNative.QueryStatus, origin, State, Fact.Known(ServiceState.NotInstalled, origin)),
                StartMode = Read(manager, name, host, ServiceControlNative.QueryConfiguration, origin, c => Configuration(c).StartMode),
            },
            Account = Read(manager, name, host, ServiceControlNative.QueryConfiguration, origin, c => Configuration(c).Account),
        };
    }

    private static Fact<T> Read<T>(
        ServiceControlHandle manager, string name, string? host, int right, FactOrigin origin, Func<ServiceControlHandle, T> read,
        Fact<T>? absent = null)
    {
        try
        {
            using ServiceControlHandle service = ServiceControlNative.OpenService(manager, name, right);
            if (!service.IsInvalid)
            {
                return Fact.Known(read(service), origin);
            }

            int error = Marshal.GetLastWin32Error();
            return error == ServiceControlError.DoesNotExist && absent is { } known
                ? known
                : Fact.Unknown<T>(ServiceControlError.Explain(error, name, host), origin);
        }
        catch (Win32Exception exception)
        {
            return Fact.Unknown<T>(ServiceControlError.Explain(exception.NativeErrorCode, name, host), origin);
        }
    }

    private static ServiceState State(ServiceControlHandle service) =>
        ServiceControlNative.QueryServiceStatusEx(
            service, 0, out ServiceStatusProcess status, Marshal.SizeOf<ServiceStatusProcess>(), out _)
            ? (ServiceState)status.CurrentState
            : throw new Win32Exception(Marshal.GetLastWin32Error());

    private static (ServiceStartMode StartMode, string Account) Configuration(ServiceControlHandle service)
    {
        const int InsufficientBuffer = 122;
        int size = 0;
        while (true)
        {
            IntPtr buffer = Marshal.AllocHGlobal(size);
            try
            {
                if (ServiceControlNative.QueryServiceConfig(service, buffer, size, out int needed))
                {
                    QueryServiceConfiguration found = Marshal.PtrToStructure<QueryServiceConfiguration>(buffer);
                    return ((ServiceStartMode)found.StartType, Marshal.PtrToStringUni(found.ServiceStartName) ?? "");
                }

                int error = Marshal.GetLastWin32Error();
                if (error != InsufficientBuffer || needed <= size)
                {
                    throw new Win32Exception(error);
                }

                size = needed;
            }
            finally
            {
                Marshal.FreeHGlobal(buffer);
            }
        }
    }

    private static WindowsServiceFacts Unknown(string reason, FactOrigin origin) => new()
    {
        Service = new WindowsService
        {
            State = Fact.Unknown<ServiceState>(reason, origin), StartMode = Fact.Unknown<ServiceStartMode>(reason, origin),
        },
        Account = Fact.Unknown<string>(reason, origin),
    };
}
