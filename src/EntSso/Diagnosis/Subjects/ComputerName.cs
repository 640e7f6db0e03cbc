using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>Compares names of computers as facts and logs write them: short or fully qualified.</summary>
internal static class ComputerName
{
    /// <summary>Whether two names may mean one computer: equal, or one is the short form of the other.</summary>
    internal static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase)
        || (Host(left) is { } one && Host(right) is { } other && one.MayBeSameHostAs(other));

    /// <summary>The name taken apart; null when it is not a host name.</summary>
    internal static HostName? Host(string name) => HostName.TryParse(name, suggest: false, out var host, out _) ? host : null;

    /// <summary>Short and long form of a name share the first label, so that names need comparing only where they can be equal.</summary>
    internal static string Label(string computer)
    {
        var dot = computer.IndexOf('.');
        return dot > 0 ? computer.Substring(0, dot) : computer;
    }
}

/// <summary>Things that belong to computers, found by the computer's name in either form.</summary>
internal sealed class ByComputer<T>
{
    private readonly Dictionary<string, List<T>> _byLabel = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<T, string> _name;

    internal ByComputer(IEnumerable<T> things, Func<T, string> name)
    {
        _name = name;
        foreach (var thing in things)
        {
            var label = ComputerName.Label(name(thing));
            if (!_byLabel.TryGetValue(label, out var list))
            {
                _byLabel.Add(label, list = []);
            }

            list.Add(thing);
        }
    }

    internal IEnumerable<T> Of(string computer) =>
        _byLabel.TryGetValue(ComputerName.Label(computer), out var list) ? list.Where(thing => ComputerName.IsSame(_name(thing), computer)) : [];
}
