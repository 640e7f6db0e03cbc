using EntSso.Deployment.Json;

namespace EntSso.Deployment;

/// <summary>Makes one deployment of partial collections: from the SSO server, from the sync engine, from a desk.</summary>
internal static class DeploymentMerge
{
    /// <summary>Combines collections of the same deployment.</summary>
    /// <param name="parts">The collections; at equal times the facts of the first are taken. None gives an empty deployment.</param>
    /// <remarks>
    /// Fact by fact a known one beats an unknown one, and among known ones the newer beats the older. Lists are merged by identity:
    /// hosts by name, where a short name is taken for the only long name that begins with it; management agents by GUID; applications,
    /// adapters and filters by name without case; mappings by all four parts. What is in an older complete list and not in the newest
    /// complete one is gone. The cost grows with the sum of the parts: combine many parts at once, not one after the other.
    /// </remarks>
    public static SyncDeployment Combine(params IReadOnlyList<SyncDeployment> parts)
    {
        if (parts.Count == 0)
        {
            return new SyncDeployment();
        }

        SyncDeployment[] current = [.. parts];
        RemoveGone(current, x => x.Inventory.Applications, x => x.Applications, (x, v) => x with { Applications = v }, x => [x.Name]);
        RemoveGone(current, x => x.Inventory.Adapters, x => x.Adapters, (x, v) => x with { Adapters = v }, x => [x.Name]);
        RemoveGone(current, x => x.Inventory.AdapterGroups, x => x.AdapterGroups, (x, v) => x with { AdapterGroups = v }, x => [x.Name]);
        RemoveGone(
            current, x => x.Inventory.PasswordFilters, x => x.PasswordFilters, (x, v) => x with { PasswordFilters = v }, x => [x.Name]);
        RemoveGone(
            current,
            x => x.Inventory.ManagementAgents,
            x => x.SyncEngine.ManagementAgents,
            (x, v) => x with { SyncEngine = x.SyncEngine with { ManagementAgents = v } },
            x => [x.Id, x.Name]);
        RemoveGoneMappings(current);
        return DeploymentForms.SyncDeployment.Merge(current, current[0]);
    }

    /// <summary>
    /// The computers of the sync engines that deployments are of. A short name is taken for the long one that begins with it.
    /// </summary>
    internal static IReadOnlyList<string> Engines(IEnumerable<SyncDeployment> deployments)
    {
        List<string> names = [.. deployments.Where(part => part.SyncEngine.Server.IsKnown).Select(part => part.SyncEngine.Server.Value)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        return [.. names.Where(name => !names.Any(other => other.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>
    /// Takes out of every older complete list what the newest complete one does not have. An item without the first of its names is
    /// known by the next one.
    /// </summary>
    private static void RemoveGone<T>(
        SyncDeployment[] parts,
        Func<SyncDeployment, Fact<int>> listing,
        Func<SyncDeployment, IReadOnlyList<T>> get,
        Func<SyncDeployment, IReadOnlyList<T>, SyncDeployment> with,
        Func<T, string[]> names)
    {
        SyncDeployment[] complete = [.. parts.Where(part => listing(part).IsKnown)];
        if (complete.Length < 2)
        {
            return;
        }

        DateTime newest = complete.Max(Time);
        HashSet<string> listed = NameSet(complete.Where(part => Time(part) == newest).SelectMany(get).SelectMany(names));
        for (int i = 0; i < parts.Length; i++)
        {
            if (listing(parts[i]).IsKnown && Time(parts[i]) < newest && get(parts[i]).Count > 0)
            {
                parts[i] = with(parts[i], [.. get(parts[i]).Where(IsListed)]);
            }
        }

        bool IsListed(T item) => listed.Contains(Array.Find(names(item), name => name.Length > 0) ?? "");

        DateTime Time(SyncDeployment part) => FactOrigin.TimeOf(listing(part).Origin);
    }

    /// <summary>A mapping goes when a newer complete answer covers it that does not have it, and an older complete answer had it.</summary>
    private static void RemoveGoneMappings(SyncDeployment[] parts)
    {
        Dictionary<string, Answer> newest = new(StringComparer.OrdinalIgnoreCase);
        var answers = new Dictionary<string, Answer>[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            answers[i] = new(StringComparer.OrdinalIgnoreCase);
            foreach (MappingSurvey survey in parts[i].MappingSurveys.Where(survey => survey.Count.IsKnown))
            {
                string key = survey.Application + "\n" + survey.WindowsAccount;
                Answer answer = new(FactOrigin.TimeOf(survey.Count.Origin), i);
                answers[i][key] = Later(answers[i], key, answer);
                newest[key] = Later(newest, key, answer);
            }
        }

        // Only another part can show that something is gone.
        if (answers.Count(own => own.Count > 0) < 2)
        {
            return;
        }

        var kept = new HashSet<string>?[parts.Length];
        SyncDeployment[] before = [.. parts];
        for (int i = 0; i < parts.Length; i++)
        {
            if (answers[i].Count > 0 && before[i].Mappings.Count > 0)
            {
                parts[i] = parts[i] with { Mappings = [.. before[i].Mappings.Where(mapping => !IsGone(mapping, answers[i]))] };
            }
        }

        bool IsGone(Mapping mapping, Dictionary<string, Answer> own) =>
            Covered(mapping, own) is { } seen && Covered(mapping, newest) is { } gone && gone.Time > seen.Time
            && !(kept[gone.Part] ??= NameSet(before[gone.Part].Mappings.Select(Key))).Contains(Key(mapping));
    }

    private static Answer Later(Dictionary<string, Answer> answers, string key, Answer answer) =>
        answers.TryGetValue(key, out Answer known) && known.Time >= answer.Time ? known : answer;

    private static Answer? Covered(Mapping mapping, Dictionary<string, Answer> answers)
    {
        Answer? latest = null;
        string application = mapping.Application;
        string account = mapping.WindowsAccount;
        foreach (string key in new[] { "\n", application + "\n", "\n" + account, application + "\n" + account })
        {
            if (answers.TryGetValue(key, out Answer answer) && (latest is null || answer.Time > latest.Value.Time))
            {
                latest = answer;
            }
        }

        return latest;
    }

    private static string Key(Mapping mapping) =>
        string.Join("\n", mapping.Application, mapping.WindowsDomain, mapping.WindowsUser, mapping.ExternalUser);

    private static HashSet<string> NameSet(IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);

    /// <summary>When a question for mappings was answered completely, and in which part.</summary>
    private readonly record struct Answer(DateTime Time, int Part);
}

/// <summary>
/// Gathers parts that are merged at once in the end. Only where repeated collections would fill the memory are they merged in between, and
/// then as many again as there are, so that the time grows with their sum.
/// </summary>
internal sealed class DeploymentParts
{
    /// <summary>Mappings and events of parts that are not merged yet.</summary>
    private const int MostPending = 300_000;

    private readonly List<SyncDeployment> _parts = [];
    private int _pending;

    /// <summary>The parts, merged.</summary>
    public SyncDeployment Merged => DeploymentMerge.Combine(_parts);

    /// <summary>Adds a part; at equal times the facts of the first are taken.</summary>
    public void Add(SyncDeployment part)
    {
        _parts.Add(part);
        _pending += Weight(part);
        if (_parts.Count > 1 && _pending > Math.Max(MostPending, Weight(_parts[0])))
        {
            SyncDeployment merged = Merged;
            _parts.Clear();
            _parts.Add(merged);
            _pending = 0;
        }
    }

    private static int Weight(SyncDeployment part) => part.Mappings.Count + part.Events.Count;
}
