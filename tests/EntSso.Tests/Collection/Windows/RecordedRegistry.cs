using EntSso.Collection.Windows;

namespace EntSso.Tests.Collection.Windows;

/// <summary>Values by key and name; a value that is an exception is thrown.</summary>
internal sealed class RecordedRegistry : Dictionary<(string Key, string Name), object>, IMachineRegistry
{
    public string Computer => "DC1";

    public object? Read(bool is64Bit, string key, string name) =>
        !TryGetValue((key, name), out object? value) ? null : value is Exception error ? throw error : value;

    public void Dispose()
    {
    }
}
