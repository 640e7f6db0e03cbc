using EntSso.Naming;

namespace EntSso.Diagnosis;

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
        _byLabel.TryGetValue(ComputerName.Label(computer), out var list)
            ? list.Where(thing => ComputerName.IsSame(_name(thing), computer))
            : [];
}
