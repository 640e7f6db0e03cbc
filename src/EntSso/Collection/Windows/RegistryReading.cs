using System.Security;
using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>Reads values of one computer's registry as facts. One that cannot be reached is queried once.</summary>
internal static class RegistryReading
{
    // As long as the service control manager gets.
    private static readonly TimeSpan _usualLimit = TimeSpan.FromSeconds(30);

    /// <summary>Reads facts; where the registry cannot be reached, <paramref name="unknown"/> makes them of the reason.</summary>
    public static T Read<T>(
        IMachineRegistry registry, Func<FactOrigin, T> read, Func<string, FactOrigin, T> unknown, CancellationToken cancellationToken,
        TimeSpan? limit = null)
    {
        TimeSpan time = limit ?? _usualLimit;
        var origin = new FactOrigin($"registry of {registry.Computer}", DateTime.UtcNow);
        try
        {
            return BoundedCall.Run(
                () =>
                {
                    using (registry)
                    {
                        return read(origin);
                    }
                },
                time,
                () => { },
                cancellationToken);
        }
        catch (TimeoutException)
        {
            return unknown(
                $"the registry of {registry.Computer} did not answer within {time.TotalSeconds:0.###} s. Check the name and the network, "
                    + "or run this on that server",
                origin);
        }
        catch (IOException)
        {
            return unknown(
                $"the registry of {registry.Computer} cannot be reached. Check the name and that the service Remote Registry runs "
                    + "there, or run this on that server",
                origin);
        }
    }

    /// <summary>One value; a key that may not be read is unknown with what to do.</summary>
    public static Fact<T> Value<T>(IMachineRegistry registry, string key, FactOrigin origin, Func<Fact<T>> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is SecurityException or UnauthorizedAccessException)
        {
            return Fact.Unknown<T>(
                $@"access to HKLM\{key} of {registry.Computer} is denied. Run this as an administrator of {registry.Computer}, "
                    + "or on that server",
                origin);
        }
    }
}
