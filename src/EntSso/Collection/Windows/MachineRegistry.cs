using System.Runtime.Versioning;
using System.Security;
using Microsoft.Win32;

namespace EntSso.Collection.Windows;

/// <summary>The registry of this or another Windows computer, read with the caller's rights. A connection is kept.</summary>
/// <remarks>Another computer must run the service Remote Registry.</remarks>
[SupportedOSPlatform("windows")]
internal sealed class MachineRegistry(string? computer = null) : IMachineRegistry
{
    private readonly string? _host = RemoteComputer.NameOf(computer);
    private RegistryKey? _root64;
    private RegistryKey? _root32;

    public string Computer => _host ?? Environment.MachineName;

    public object? Read(bool is64Bit, string key, string name)
    {
        RegistryKey root = is64Bit ? _root64 ??= Open(RegistryView.Registry64) : _root32 ??= Open(RegistryView.Registry32);
        using RegistryKey? opened = root.OpenSubKey(key, writable: false);
        return opened?.GetValue(name);
    }

    public void Dispose()
    {
        _root64?.Dispose();
        _root32?.Dispose();
    }

    private RegistryKey Open(RegistryView view) => _host is null
        ? RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, view)
        : RegistryKey.OpenRemoteBaseKey(RegistryHive.LocalMachine, _host, view);
}

/// <summary>Values under HKEY_LOCAL_MACHINE of one computer; recorded values can replace it.</summary>
internal interface IMachineRegistry : IDisposable
{
    /// <summary>The computer's name, for messages.</summary>
    string Computer { get; }

    /// <summary>Reads one value.</summary>
    /// <returns>A string, string array, int, long or byte array, as the value is; null when key or value is missing.</returns>
    /// <exception cref="SecurityException">The key may not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The registry of another computer may not be read.</exception>
    /// <exception cref="IOException">The registry of another computer cannot be reached.</exception>
    object? Read(bool is64Bit, string key, string name);
}
