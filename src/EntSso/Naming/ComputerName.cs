namespace EntSso.Naming;

/// <summary>Compares names of computers as facts and logs write them: short or fully qualified.</summary>
internal static class ComputerName
{
    /// <summary>Whether two names may mean one computer: equal, or one is the short form of the other.</summary>
    internal static bool IsSame(string left, string right) =>
        NameText.Same(left, right) || (Host(left) is { } one && Host(right) is { } other && one.MayBeSameHostAs(other));

    /// <summary>The name taken apart; null when it is not a host name.</summary>
    internal static HostName? Host(string name) => HostName.TryParse(name, suggest: false, out var host, out _) ? host : null;

    /// <summary>Short and long form of a name share the first label, so that names need comparing only where they can be equal.</summary>
    internal static string Label(string computer)
    {
        var dot = computer.IndexOf('.');
        return dot > 0 ? computer.Substring(0, dot) : computer;
    }
}
