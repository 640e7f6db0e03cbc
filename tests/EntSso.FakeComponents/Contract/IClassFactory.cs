using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>Makes the objects of a class.</summary>
[GeneratedComInterface]
[Guid("00000001-0000-0000-C000-000000000046")]
internal partial interface IClassFactory
{
    [PreserveSig]
    int CreateInstance(nint outer, in Guid iid, out nint instance);

    [PreserveSig]
    int LockServer([MarshalAs(UnmanagedType.Bool)] bool isLocked);
}
