using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>ISSOAdmin2: the methods of ISSOAdmin and two more. From the contract of the shipped components, independent of what the product declares.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("CB878AF5-9BE9-4451-9492-9D228A3B65E7")]
internal partial interface ISSOAdmin2 : ISSOAdmin
{
    void GetApplicationInfo2(string? applicationName, IPropertyBag appInfoProps);

    void UpdateApplication2(string? applicationName, IPropertyBag appInfoProps);
}
