using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>ISSOPSAdmin in the order of its vtable; arrays are pointers to SAFEARRAY. From the contract of the shipped components, independent of what the product declares.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("C35718F9-C35C-4CD4-8978-2B4CE1792F1B")]
internal partial interface ISSOPSAdmin : IDispatch
{
    void AssignApplicationToAdapter(string? applicationName, string? adapterName);

    void RemoveApplicationFromAdapter(string? applicationName);

    void GetApplicationsForAdapter(string? adapterName, out nint applications);

    void AssignAdapterToAdapterGroup(string? adapterName, string? adapterGroupName);

    void RemoveAdapterFromAdapterGroup(string? adapterName);

    void GetAdaptersForAdapterGroup(string? adapterGroupName, out nint adapters);

    void SetAdapterProperties(string? adapterName, IPropertyBag properties);

    void ClearNotificationQueues(string? adapterName);

    void ClearDampingTable();
}
