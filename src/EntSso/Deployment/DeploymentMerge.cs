using EntSso.Deployment.Json;

namespace EntSso.Deployment;

/// <summary>Makes one deployment of partial collections: from the SSO server, from the sync engine, from a desk.</summary>
public static class DeploymentMerge
{
    /// <summary>Combines two collections of the same deployment.</summary>
    /// <param name="first">One collection; at equal times its facts stand.</param>
    /// <param name="second">Another collection.</param>
    /// <remarks>
    /// Fact by fact a known one beats an unknown one, and among known ones the newer beats the older. Lists are merged by identity:
    /// hosts by name, where a short name is taken for the only long name that begins with it; management agents by GUID; applications,
    /// adapters and filters by name without case; mappings by all four parts. What is in an older complete list and not in a newer
    /// complete one is gone.
    /// </remarks>
    public static SyncDeployment Combine(SyncDeployment first, SyncDeployment second) =>
        DeploymentForms.SyncDeployment.Merge(WithoutGone(first, second), WithoutGone(second, first), first);

    /// <summary>
    /// Combines any number of collections, in their order. Neighbours are combined first, so that each collection takes part in few merges: one
    /// by one, the cost would grow with the square of their number.
    /// </summary>
    /// <param name="deployments">The collections.</param>
    /// <param name="cancellationToken">Stops between two merges.</param>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static SyncDeployment CombineAll(IReadOnlyList<SyncDeployment> deployments, CancellationToken cancellationToken)
    {
        List<SyncDeployment> merged = [.. deployments];
        for (int gap = 1; gap < merged.Count; gap *= 2)
        {
            for (int i = 0; i + gap < merged.Count; i += 2 * gap)
            {
                cancellationToken.ThrowIfCancellationRequested();
                merged[i] = Combine(merged[i], merged[i + gap]);
            }
        }

        // Also a single one: entries of it may be the same thing.
        return merged.Count switch { 0 => new SyncDeployment(), 1 => Combine(new SyncDeployment(), merged[0]), _ => merged[0] };
    }

    private static SyncDeployment WithoutGone(SyncDeployment older, SyncDeployment newer)
    {
        Inventory was = older.Inventory;
        Inventory now = newer.Inventory;
        IReadOnlyList<ManagementAgent> agents = older.SyncEngine.ManagementAgents;
        if (IsNewerListing(now.ManagementAgents, was.ManagementAgents))
        {
            HashSet<string> names = NameSet(newer.SyncEngine.ManagementAgents.SelectMany(agent => new[] { agent.Id, agent.Name }));
            names.Remove("");
            agents = [.. agents.Where(agent => names.Contains(agent.Id) || (agent.Id.Length == 0 && names.Contains(agent.Name)))];
        }

        return older with
        {
            Applications = Listed(older.Applications, newer.Applications, was.Applications, now.Applications, application => application.Name),
            Adapters = Listed(older.Adapters, newer.Adapters, was.Adapters, now.Adapters, adapter => adapter.Name),
            AdapterGroups = Listed(older.AdapterGroups, newer.AdapterGroups, was.AdapterGroups, now.AdapterGroups, group => group.Name),
            PasswordFilters = Listed(older.PasswordFilters, newer.PasswordFilters, was.PasswordFilters, now.PasswordFilters, filter => filter.Name),
            SyncEngine = older.SyncEngine with { ManagementAgents = agents },
            Mappings = MappingsListed(older, newer),
        };
    }

    private static bool IsNewerListing(Fact<int> now, Fact<int> was) => now.IsKnown && was.IsKnown && Time(now) > Time(was);

    private static IReadOnlyList<T> Listed<T>(IReadOnlyList<T> older, IReadOnlyList<T> newer, Fact<int> was, Fact<int> now, Func<T, string> name)
    {
        if (!IsNewerListing(now, was))
        {
            return older;
        }

        HashSet<string> names = NameSet(newer.Select(name));
        return [.. older.Where(item => names.Contains(name(item)))];
    }

    /// <summary>A mapping goes when a newer complete answer covers it that does not have it, and an older complete answer had it.</summary>
    private static IReadOnlyList<Mapping> MappingsListed(SyncDeployment older, SyncDeployment newer)
    {
        if (older.Mappings.Count == 0 || newer.MappingSurveys.Count == 0)
        {
            return older.Mappings;
        }

        Dictionary<string, DateTime> was = Answers(older.MappingSurveys);
        Dictionary<string, DateTime> now = Answers(newer.MappingSurveys);
        if (was.Count == 0 || now.Count == 0)
        {
            return older.Mappings;
        }

        HashSet<string> kept = NameSet(newer.Mappings.Select(Key));
        List<Mapping> mappings = new(older.Mappings.Count);
        foreach (Mapping mapping in older.Mappings)
        {
            if (kept.Contains(Key(mapping)) || Covered(mapping, now) is not DateTime gone || Covered(mapping, was) is not DateTime seen || gone <= seen)
            {
                mappings.Add(mapping);
            }
        }

        return mappings;
    }

    private static Dictionary<string, DateTime> Answers(IReadOnlyList<MappingSurvey> surveys)
    {
        Dictionary<string, DateTime> answers = new(StringComparer.OrdinalIgnoreCase);
        foreach (MappingSurvey survey in surveys)
        {
            if (survey.Count.IsKnown)
            {
                string key = survey.Application + "\n" + survey.WindowsAccount;
                answers[key] = answers.TryGetValue(key, out DateTime time) && time > Time(survey.Count) ? time : Time(survey.Count);
            }
        }

        return answers;
    }

    private static DateTime? Covered(Mapping mapping, Dictionary<string, DateTime> answers)
    {
        DateTime? latest = null;
        foreach (string key in new[] { "\n", mapping.Application + "\n", "\n" + mapping.WindowsAccount, mapping.Application + "\n" + mapping.WindowsAccount })
        {
            if (answers.TryGetValue(key, out DateTime time) && (latest is null || time > latest))
            {
                latest = time;
            }
        }

        return latest;
    }

    private static string Key(Mapping mapping) =>
        string.Join("\n", mapping.Application, mapping.WindowsDomain, mapping.WindowsUser, mapping.ExternalUser);

    private static HashSet<string> NameSet(IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);

    private static DateTime Time<T>(Fact<T> fact) => fact.Origin?.Time ?? DateTime.MinValue;
}
