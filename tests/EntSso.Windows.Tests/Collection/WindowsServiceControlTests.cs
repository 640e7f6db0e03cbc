using EntSso.Collection.Windows;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Windows.Tests.Collection;

/// <summary>The real service control manager.</summary>
public sealed class WindowsServiceControlTests
{
    private const int ServiceNotActive = 1062;

    [WindowsTheory]
    [InlineData(2, ServiceStartMode.Automatic)]
    [InlineData(3, ServiceStartMode.Manual)]
    [InlineData(4, ServiceStartMode.Disabled)]
    public void A_service_is_found_with_its_state_and_start_mode(int startType, ServiceStartMode startMode)
    {
        using TestService service = new(startType, null);

        WindowsServiceFacts found = Read(service.Name);

        Assert.Equal((ServiceState.Stopped, startMode), (found.Service.State.Value, found.Service.StartMode.Value));
        Assert.Equal("LocalSystem", found.Account.Value);
        Assert.Contains("service control manager of", found.Account.Origin!.Source);
        Assert.Equal(ServiceNotActive, service.TryStop());
    }

    [WindowsFact]
    public void The_account_is_told_as_it_was_set()
    {
        using TestService service = new(3, @"NT AUTHORITY\NetworkService");

        Assert.Equal(@"NT AUTHORITY\NetworkService", Read(service.Name).Account.Value);
    }

    [WindowsFact]
    public void A_service_that_is_not_there_is_known_not_to_be()
    {
        string name;
        using (TestService service = new(3, null))
        {
            name = service.Name;
        }

        WindowsServiceFacts found = Read(name);

        Assert.Equal(ServiceState.NotInstalled, found.Service.State.Value);
        Assert.Equal($"this computer has no service {name} (Win32 error 1060)", found.Service.StartMode.Reason);
        Assert.Equal(found.Service.StartMode.Reason, found.Account.Reason);
    }

    [WindowsFact]
    public void A_name_that_cannot_be_one_is_unknown_and_no_crash() =>
        Assert.Contains("Win32 error", Read(new string('x', 300) + "/\\").Service.StartMode.Reason);

    private static WindowsServiceFacts Read(string service) => new WindowsServiceControl().Read(service, null, CancellationToken.None);
}
