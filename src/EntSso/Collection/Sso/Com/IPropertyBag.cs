using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

/// <summary>
/// The property bag of OLE. The objects of ENTSSO have one that changes how they behave (<c>CurrentSSOServer</c>, <c>AppFilterFlags</c>),
/// and some methods take one of the caller's.
/// </summary>
/// <remarks>
/// Methods return their HRESULT: components look for properties that are not there, and an exception for each would be slow and would leave
/// its error object with the thread, which lets go of it only when the runtime is gone from that thread.
/// </remarks>
[ComImport]
[Guid("55272A00-42CB-11CE-8135-00AA004BB851")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
internal interface IPropertyBag
{
    /// <summary>Reads a property.</summary>
    /// <param name="propName">Its name.</param>
    /// <param name="ptrVar">Its value. Only written to: a caller need not have initialised it.</param>
    /// <param name="errorLog">An IErrorLog or null; a pointer, so that the frame is right on 32 and 64 bits.</param>
    [PreserveSig]
    int Read([MarshalAs(UnmanagedType.LPWStr)] string propName, [MarshalAs(UnmanagedType.Struct)] out object? ptrVar, IntPtr errorLog);

    /// <summary>Writes a property.</summary>
    /// <param name="propName">Its name.</param>
    /// <param name="ptrVar">Its value.</param>
    [PreserveSig]
    int Write([MarshalAs(UnmanagedType.LPWStr)] string propName, [MarshalAs(UnmanagedType.Struct)] ref object? ptrVar);
}
