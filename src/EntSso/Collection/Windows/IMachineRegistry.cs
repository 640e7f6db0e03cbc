using System.Security;

namespace EntSso.Collection.Windows;

/// <summary>Values under HKEY_LOCAL_MACHINE of one computer. <see cref="EntSsoRegistry"/> asks through this, so that recorded values can stand in.</summary>
public interface IMachineRegistry : IDisposable
{
    /// <summary>The computer's name, for messages.</summary>
    string Computer { get; }

    /// <summary>Reads one value.</summary>
    /// <param name="is64Bit">Of the two registries of 64-bit Windows, that of the 64-bit programs; otherwise that of the 32-bit ones.</param>
    /// <param name="key">The key's path under HKEY_LOCAL_MACHINE.</param>
    /// <param name="name">The value's name.</param>
    /// <returns>A string, a string array, an int, a long or a byte array, as the value is; null when the key or the value is missing.</returns>
    /// <exception cref="SecurityException">The key may not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The registry of another computer may not be read.</exception>
    /// <exception cref="IOException">The registry of another computer cannot be reached.</exception>
    object? Read(bool is64Bit, string key, string name);
}
