using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

/// <summary>
/// A property bag of our own, which ISSOAdmin2 fills (GetApplicationInfo2) or reads (UpdateApplication2). The component asks by name; a
/// property that is not there is refused with E_INVALIDARG, as OLE prescribes, and so stays unchanged.
/// </summary>
[ComVisible(true)]
[ClassInterface(ClassInterfaceType.None)]
internal sealed class PropertyBag : IPropertyBag
{
    private const int Success = 0;
    private const int InvalidArgument = unchecked((int)0x80070057);

    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a property; null when there is none.</summary>
    public object? this[string name]
    {
        get => _values.TryGetValue(name, out object? value) ? value : null;
        set => _values[name] = value;
    }

    public int Read(string propName, out object? ptrVar, IntPtr errorLog) =>
        _values.TryGetValue(propName, out ptrVar) ? Success : InvalidArgument;

    public int Write(string propName, ref object? ptrVar)
    {
        _values[propName] = ptrVar;
        return Success;
    }
}
