using System;
using System.Runtime.Versioning;
using Microsoft.Win32;

namespace EntSso.Collection.Windows;

/// <summary>The registry of this or another Windows computer, read with the rights of the caller.</summary>
/// <remarks>Another computer must run the service Remote Registry.</remarks>
[SupportedOSPlatform("windows")]
public sealed class MachineRegistry : IMachineRegistry
{
    private readonly string? _host;

    /// <summary>Creates the reader; nothing is opened yet.</summary>
    /// <param name="computer">The computer's name or address; null, empty or <c>.</c> for this one.</param>
    public MachineRegistry(string? computer = null)
    {
        _host = computer?.Trim() is { Length: > 0 } other and not "." ? other : null;
        Computer = _host ?? Environment.MachineName;
    }

    /// <inheritdoc/>
    public string Computer { get; }

    /// <inheritdoc/>
    public string? ReadText(bool is64Bit, string key, string name)
    {
        RegistryView view = is64Bit ? RegistryView.Registry64 : RegistryView.Registry32;
        using RegistryKey root = _host is null
            ? RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, view)
            : RegistryKey.OpenRemoteBaseKey(RegistryHive.LocalMachine, _host, view);
        using RegistryKey? opened = root.OpenSubKey(key, writable: false);
        return opened?.GetValue(name) as string;
    }
}
