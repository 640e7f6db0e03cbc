namespace EntSso;

/// <summary>Distinguishes another computer from this one by how it is called.</summary>
internal static class RemoteComputer
{
    /// <summary>
    /// The name to query another computer by; null where the words represent this computer on every computer: nothing, a dot,
    /// <c>(local)</c>,
    /// <c>localhost</c> and the loopback addresses.
    /// </summary>
    /// <param name="computer">A computer's name or address as a user gave it, or null.</param>
    public static string? NameOf(string? computer)
    {
        string name = computer?.Trim() ?? "";
        return name is "" or "." or "(local)" or "127.0.0.1" or "::1"
            || string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
            ? null
            : name;
    }
}
