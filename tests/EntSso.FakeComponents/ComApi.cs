using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents;

/// <summary>What the fakes need of ole32 and oleaut32: registering classes, and SAFEARRAYs as a program in C++ makes them.</summary>
internal static partial class ComApi
{
    private static readonly StrategyBasedComWrappers _wrappers = new();

    /// <summary>A counted pointer to an interface of an object.</summary>
    public static nint PointerTo(object instance, Guid iid)
    {
        nint unknown = _wrappers.GetOrCreateComInterfaceForObject(instance, CreateComInterfaceFlags.None);
        try
        {
            Marshal.ThrowExceptionForHR(Marshal.QueryInterface(unknown, in iid, out nint pointer));
            return pointer;
        }
        finally
        {
            Marshal.Release(unknown);
        }
    }

    /// <summary>How many references others hold to an object.</summary>
    public static int ReferencesTo(object instance) =>
        Marshal.Release(_wrappers.GetOrCreateComInterfaceForObject(instance, CreateComInterfaceFlags.None));

    public static nint StringArray(IReadOnlyList<string?> texts)
    {
        nint array = SafeArrayCreateVector((ushort)VarEnum.VT_BSTR, 0, (uint)texts.Count);
        for (int i = 0; i < texts.Count; i++)
        {
            nint text = Marshal.StringToBSTR(texts[i]);
            Marshal.ThrowExceptionForHR(SafeArrayPutElement(array, in i, text));
            Marshal.FreeBSTR(text);
        }

        return array;
    }

    public static nint IntegerArray(IReadOnlyList<int> numbers)
    {
        nint array = SafeArrayCreateVector((ushort)VarEnum.VT_I4, 0, (uint)numbers.Count);
        for (int i = 0; i < numbers.Count; i++)
        {
            int number = numbers[i];
            Marshal.ThrowExceptionForHR(SafeArrayPutElement(array, in i, ref number));
        }

        return array;
    }

    /// <summary>An array of VARIANTs that hold IDispatch pointers.</summary>
    public static unsafe nint ObjectArray(IReadOnlyList<object> objects)
    {
        nint array = SafeArrayCreateVector((ushort)VarEnum.VT_VARIANT, 0, (uint)objects.Count);
        for (int i = 0; i < objects.Count; i++)
        {
            nint dispatch = PointerTo(objects[i], typeof(Contract.IDispatch).GUID);
            ComVariant element = ComVariant.CreateRaw(VarEnum.VT_DISPATCH, dispatch);
            Marshal.ThrowExceptionForHR(SafeArrayPutElement(array, in i, (nint)(&element)));
            Marshal.Release(dispatch);
        }

        return array;
    }

    public static IReadOnlyList<string> Texts(nint array)
    {
        Marshal.ThrowExceptionForHR(SafeArrayGetUBound(array, 1, out int last));
        var texts = new List<string>();
        for (int i = 0; i <= last; i++)
        {
            Marshal.ThrowExceptionForHR(SafeArrayGetElement(array, in i, out nint text));
            texts.Add(Marshal.PtrToStringBSTR(text));
            Marshal.FreeBSTR(text);
        }

        return texts;
    }

    [LibraryImport("ole32")]
    public static partial int CoRegisterClassObject(in Guid classId, nint factory, uint context, uint flags, out uint cookie);

    [LibraryImport("ole32")]
    public static partial int CoRevokeClassObject(uint cookie);

    [LibraryImport("oleaut32")]
    private static partial nint SafeArrayCreateVector(ushort type, int lowest, uint count);

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayPutElement(nint array, in int index, nint element);

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayPutElement(nint array, in int index, ref int element);

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayGetUBound(nint array, uint dimension, out int last);

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayGetElement(nint array, in int index, out nint element);
}
