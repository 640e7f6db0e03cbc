using System.Globalization;
using EntSso.Deployment.Json;
using EntSso.Naming;

namespace EntSso.Deployment;

/// <summary>Two parts of one deployment that state different values of one fact.</summary>
/// <param name="File">The file of the value that is not used.</param>
/// <param name="Fact">The fact, with the things that it belongs to: <c>servers INTSVR1 allowMiis</c>.</param>
/// <param name="Value">The value that is not used.</param>
/// <param name="Origin">Where that value was read; null when it is not known.</param>
/// <param name="Used">The value that is used.</param>
/// <param name="UsedFile">The file of the value that is used; empty when it is not known.</param>
/// <param name="UsedOrigin">Where the value that is used was read; null when it is not known.</param>
internal sealed record FactContradiction(
    string File, string Fact, string Value, FactOrigin? Origin, string Used, string UsedFile, FactOrigin? UsedOrigin)
{
    /// <summary>Both values with their sources, as a sentence.</summary>
    public override string ToString() =>
        $"It contradicts {(UsedFile.Length > 0 ? UsedFile : UsedOrigin?.Place ?? "another file")}. {Fact} is {Value} here ({Read(Origin)}) "
        + $"and {Used} there ({Read(UsedOrigin)}). "
        + (FactOrigin.TimeOf(Origin) < FactOrigin.TimeOf(UsedOrigin) ? "The newer value is used." : "Both are of the same time: the value there is used.");

    private static string Read(FactOrigin? origin) => origin is null
        ? "at an unknown time"
        : $"{origin.Place}, {IsoTime.FormatShort(origin.Time)}";
}

/// <summary>
/// Finds the settings on which the parts of a merged deployment contradict each other. States that change by themselves, such as that of a
/// service, and facts that are not one plain value are left out.
/// </summary>
internal sealed class FactComparison
{
    private static readonly HashSet<string> _ofTheMoment = new(StringComparer.Ordinal)
    {
        "inventory", "hosts", "eventLogCoverage", "mappingSurveys", "connectors", "state", "isDatabaseReachable", "readThrough", "flags",
        "statusFlags",
        "exportDate", "metaverseExportDate", "creationTime", "lastModificationTime",
    };

    private readonly List<string> _path = [];
    private readonly Dictionary<(string Fact, string Value), string> _files = [];
    private readonly List<(int Part, FactContradiction Contradiction)> _found = [];
    private readonly IReadOnlyList<(string File, SyncDeployment Facts)> _parts;

    private FactComparison(IReadOnlyList<(string File, SyncDeployment Facts)> parts) => _parts = parts;

    /// <summary>Compares parts with what they were merged to.</summary>
    /// <param name="parts">The parts with the files that they were read from.</param>
    /// <param name="merged">The result of the merge.</param>
    public static IReadOnlyList<FactContradiction> Of(IReadOnlyList<(string File, SyncDeployment Facts)> parts, SyncDeployment merged)
    {
        FactComparison comparison = new(parts);
        if (parts.Count > 1)
        {
            DeploymentForms.SyncDeployment.Compare([.. parts.Select((part, number) => (number, part.Facts))], merged, comparison);
        }

        return [.. comparison._found.OrderBy(found => found.Part).Select(found => found.Contradiction with
        {
            UsedFile = comparison._files.TryGetValue((found.Contradiction.Fact, found.Contradiction.Used), out string? file) ? file : "",
        })];
    }

    /// <summary>Whether a property describes the moment of its reading and not a setting.</summary>
    public static bool IsOfTheMoment(string property) => _ofTheMoment.Contains(property);

    /// <summary>A plain value as a message shows it; null for other values.</summary>
    public static string? TextOf<T>(T value) => value switch
    {
        null => "none",
        string text => text.Length == 0 ? "empty" : text,
        bool isOn => isOn ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        Enum word => word.ToString(),
        IReadOnlyList<string> texts =>
            texts.Count == 0 ? "empty" : string.Join(", ", texts.OrderBy(text => text, StringComparer.OrdinalIgnoreCase)),
        _ => null,
    };

    public void Enter(string name) => _path.Add(name);

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Notes the values of the fact at this place in a part and in the whole.</summary>
    public void Add(int part, string value, FactOrigin? origin, string used, FactOrigin? usedOrigin)
    {
        string fact = string.Join(" ", _path), file = _parts[part].File;
        // A short and a long name of a computer do not contradict each other.
        if (ComputerName.IsSame(value, used))
        {
            _files[(fact, used)] = file;
        }
        else
        {
            _found.Add((part, new FactContradiction(file, fact, value, origin, used, "", usedOrigin)));
        }
    }
}
