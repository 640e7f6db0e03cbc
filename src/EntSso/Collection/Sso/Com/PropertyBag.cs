using System;
using System.Collections.Generic;
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
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a property; null when there is none.</summary>
    /// <param name="name">The name, in any case.</param>
    public object? this[string name]
    {
        get => _values.TryGetValue(name, out object? value) ? value : null;
        set => _values[name] = value;
    }

    /// <inheritdoc/>
    public void Read(string propName, out object? ptrVar, IntPtr errorLog)
    {
        // ArgumentException is E_INVALIDARG on its way out.
        if (!_values.TryGetValue(propName, out ptrVar))
        {
            throw new ArgumentException("The bag has no such property.", nameof(propName));
        }
    }

    /// <inheritdoc/>
    public void Write(string propName, ref object? ptrVar) => _values[propName] = ptrVar;
}
