using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>ISSOAdmin in the order of its vtable. From the contract of the shipped components, independent of what the product declares.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("C177306C-A7A0-49E1-901E-D2BDFCFF4532")]
internal partial interface ISSOAdmin : IDispatch
{
    void GetGlobalInfo(
        out int flags,
        out int auditAppDeleteMax,
        out int auditMappingDeleteMax,
        out int auditNtpLookupMax,
        out int auditXpLookupMax,
        out int ticketTimeout,
        out int credCacheTimeout,
        out string? secretServer,
        out string? ssoAdminGroup,
        out string? affiliateAppMgrGroup);

    void UpdateGlobalInfo(
        int flags,
        int flagMask,
        ref int auditAppDeleteMax,
        ref int auditMappingDeleteMax,
        ref int auditNtpLookupMax,
        ref int auditXpLookupMax,
        ref int ticketTimeout,
        ref int credCacheTimeout,
        string? secretServer,
        string? ssoAdminGroup,
        string? affiliateAppMgrGroup);

    void CreateApplication(
        string? applicationName, string? description, string? contactInfo, string? userGroupName, string? adminGroupName, int flags, int numFields);

    void DeleteApplication(string? applicationName);

    void GetApplicationInfo(
        string? applicationName,
        out string? description,
        out string? contactInfo,
        out string? userGroupName,
        out string? adminGroupName,
        out int flags,
        out int numFields);

    void UpdateApplication(
        string? applicationName, string? description, string? contactInfo, string? userGroupName, string? adminGroupName, int flags, int flagMask);

    void PurgeCacheForApplication(string? applicationName);

    void CreateFieldInfo(string? applicationName, string? label, int flags);
}
