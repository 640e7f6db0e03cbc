using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>ISSOMapping in the order of its vtable; a property is its getter, then its setter. From the contract of the shipped components, independent of what the product declares.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("CB6B05A8-B806-43CC-B441-9E5B5EFB881C")]
internal partial interface ISSOMapping : IDispatch
{
    void Create(int flags);

    void Delete();

    void Enable(int flags);

    void Disable();

    string? GetWindowsDomainName();

    void SetWindowsDomainName(string? value);

    string? GetWindowsUserName();

    void SetWindowsUserName(string? value);

    string? GetApplicationName();

    void SetApplicationName(string? value);

    string? GetExternalUserName();

    void SetExternalUserName(string? value);

    int GetFlags();

    void SetFlags(int value);
}
