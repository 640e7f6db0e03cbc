using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using EntSso.FakeComponents.Contract;

namespace EntSso.FakeComponents;

/// <summary>The class SSOPSAdmin.</summary>
[GeneratedComClass]
internal sealed partial class FakePSAdminComponent(FakeSsoSystem system) : FakeComponent(system), ISSOPSAdmin
{
    public void AssignApplicationToAdapter(string? applicationName, string? adapterName)
    {
        Enter("AssignApplicationToAdapter", applicationName, adapterName);
        System.Assign(applicationName, adapterName);
    }

    public void RemoveApplicationFromAdapter(string? applicationName)
    {
        Enter("RemoveApplicationFromAdapter", applicationName);
        System.Remove(applicationName);
    }

    public void GetApplicationsForAdapter(string? adapterName, out nint applications)
    {
        Enter("GetApplicationsForAdapter", adapterName);
        applications = ComApi.StringArray(System.AssignedTo(adapterName, FakeApplication.Adapter, 10822));
    }

    public void AssignAdapterToAdapterGroup(string? adapterName, string? adapterGroupName)
    {
        Enter("AssignAdapterToAdapterGroup", adapterName, adapterGroupName);
        System.AssignToGroup(adapterName, adapterGroupName);
    }

    public void RemoveAdapterFromAdapterGroup(string? adapterName)
    {
        Enter("RemoveAdapterFromAdapterGroup", adapterName);
        System.Remove(adapterName);
    }

    public void GetAdaptersForAdapterGroup(string? adapterGroupName, out nint adapters)
    {
        Enter("GetAdaptersForAdapterGroup", adapterGroupName);
        adapters = ComApi.StringArray(System.AssignedTo(adapterGroupName, FakeApplication.GroupAdapter, 10826));
    }

    public unsafe void SetAdapterProperties(string? adapterName, IPropertyBag properties)
    {
        ComVariant value = default;
        Marshal.ThrowExceptionForHR(properties.Read("Server name", (nint)(&value), 0));
        Enter("SetAdapterProperties", adapterName, value.As<string>());
        value.Dispose();
    }

    public void ClearNotificationQueues(string? adapterName) => Enter("ClearNotificationQueues", adapterName);

    public void ClearDampingTable() => Enter("ClearDampingTable");
}
