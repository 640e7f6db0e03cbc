using EntSso.Collection.SyncEngine;

namespace EntSso.Tests.Collection.SyncEngine;

/// <summary>Rows by class; a class that is not among them cannot be read.</summary>
internal sealed class RecordedWmi : Dictionary<string, Dictionary<string, string>[]>, IWmiQuery
{
    public string Source => "a recording";

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Select(
        string className, IReadOnlyList<string> properties, CancellationToken cancellationToken) =>
        TryGetValue(className, out Dictionary<string, string>[]? rows)
            ? [.. rows.Select(r => r.Where(p => properties.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value))]
            : throw new WmiException($"the class {className} is not recorded", 0);
}
