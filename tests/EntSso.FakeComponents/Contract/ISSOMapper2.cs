using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>ISSOMapper2: the methods of ISSOMapper and one more. From the contract of the shipped components, independent of what the product declares.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("2D56DCAB-FA6C-435B-835A-B135177DE8B0")]
internal partial interface ISSOMapper2 : ISSOMapper
{
    void GetApplications2(
        out nint applications, out nint descriptions, out nint contactInfo, out nint userAccounts, out nint adminAccounts, out nint flags);
}
