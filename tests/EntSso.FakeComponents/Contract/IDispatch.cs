using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>
/// The four slots that every dual interface begins with. Nobody calls them here: the product is bound early, as the contract's vtables
/// are what is tested.
/// </summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("00020400-0000-0000-C000-000000000046")]
internal partial interface IDispatch
{
    [PreserveSig]
    int GetTypeInfoCount(out uint count);

    [PreserveSig]
    int GetTypeInfo(uint index, uint locale, out nint typeInfo);

    [PreserveSig]
    int GetIDsOfNames(nint iid, nint names, uint count, uint locale, nint ids);

    [PreserveSig]
    int Invoke(int id, nint iid, uint locale, ushort flags, nint parameters, nint result, nint exception, nint argument);
}
