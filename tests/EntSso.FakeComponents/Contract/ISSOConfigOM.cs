using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>ISSOConfigOM in the order of its vtable; arrays are pointers to SAFEARRAY. From the contract of the shipped components, independent of what the product declares.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("5AC332CB-773F-4925-95FE-39CF2C670C24")]
internal partial interface ISSOConfigOM : IDispatch
{
    void DiscoverServers(out nint servers);

    void GetServerStatus(
        int flags,
        out string? ssoServerName,
        out string? sqlServer,
        out string? sqlDatabase,
        out string? serviceAccount,
        out string? computerNameCluster,
        out string? computerNameNode,
        out int eventCountInformational,
        out int eventCountWarning,
        out int eventCountError,
        out int versionInfoM,
        out int versionInfoL,
        out int auditLevelN,
        out int auditLevelP,
        out int passwordSyncAge,
        out int statusFlags);
}
