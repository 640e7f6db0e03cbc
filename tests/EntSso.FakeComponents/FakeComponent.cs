using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using EntSso.FakeComponents.Contract;

namespace EntSso.FakeComponents;

/// <summary>What all fake components share: the slots of IDispatch, and the property bag that directs a component to a server.</summary>
internal abstract class FakeComponent : IDispatch, IPropertyBag
{
    private const int NotImplemented = unchecked((int)0x80004001);
    private const int InvalidArgument = unchecked((int)0x80070057);
    private static readonly HashSet<string> _known = ["CurrentSSOServer", "AppFilterFlags", "AppFilterFlagsMask"];

    private readonly Dictionary<string, object?> _properties = [];

    protected FakeComponent(FakeSsoSystem system)
    {
        System = system;
        system.Made(this);
    }

    protected FakeSsoSystem System { get; }

    protected int AppFilterFlags => _properties.TryGetValue("AppFilterFlags", out object? value) ? (int)value! : 0;

    protected int AppFilterFlagsMask => _properties.TryGetValue("AppFilterFlagsMask", out object? value) ? (int)value! : 0;

    private string? CurrentServer => _properties.TryGetValue("CurrentSSOServer", out object? value) ? (string?)value : null;

    public int GetTypeInfoCount(out uint count)
    {
        count = 0;
        return 0;
    }

    public int GetTypeInfo(uint index, uint locale, out nint typeInfo)
    {
        typeInfo = 0;
        return NotImplemented;
    }

    public int GetIDsOfNames(nint iid, nint names, uint count, uint locale, nint ids) => NotImplemented;

    public int Invoke(int id, nint iid, uint locale, ushort flags, nint parameters, nint result, nint exception, nint argument) => NotImplemented;

    public int Read(string name, nint value, nint errorLog) => NotImplemented;

    /// <summary>Takes the documented properties in the documented types, and no other.</summary>
    public unsafe int Write(string name, nint value)
    {
        ref ComVariant variant = ref *(ComVariant*)value;
        if (!_known.Contains(name) || variant.VarType != (name == "CurrentSSOServer" ? VarEnum.VT_BSTR : VarEnum.VT_I4))
        {
            return InvalidArgument;
        }

        _properties[name] = name == "CurrentSSOServer" ? variant.As<string>() : variant.As<int>();
        return 0;
    }

    /// <summary>Enters a method: logs the call, refuses it where the test wants that, and finds the server that answers.</summary>
    protected FakeServer Enter(string method, params object?[] arguments) => System.Enter(CurrentServer, method, arguments);
}
