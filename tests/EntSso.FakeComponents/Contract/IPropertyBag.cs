using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>IPropertyBag of OLE, independent of what the product declares. A value is a pointer to a VARIANT.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16)]
[Guid("55272A00-42CB-11CE-8135-00AA004BB851")]
internal partial interface IPropertyBag
{
    [PreserveSig]
    int Read(string name, nint value, nint errorLog);

    [PreserveSig]
    int Write(string name, nint value);
}
