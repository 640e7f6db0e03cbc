using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>ISSOMapper in the order of its vtable; arrays are pointers to SAFEARRAY. From the contract of the shipped components, independent of what the product declares.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("A146E1CC-043D-4D33-9B82-16392AD36E7D")]
internal partial interface ISSOMapper : IDispatch
{
    nint GetMappingsForWindowsUser(string? windowsDomainName, string? windowsUserName, string? applicationName);

    nint GetMappingsForExternalUser(string? applicationName, string? externalUserName);

    void SetWindowsPassword(string? windowsPassword);

    void SetExternalCredentials(string? applicationName, string? externalUserName, ref nint externalCredentials);

    void GetApplications(out nint applications, out nint descriptions, out nint contactInfo);

    void GetFieldInfo(string? applicationName, out nint labels, out nint flags);
}
