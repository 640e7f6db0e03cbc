using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>An affiliate application that should receive Windows passwords.</summary>
/// <param name="Application">The application; where only its name is known, all its facts are unknown.</param>
/// <param name="Adapter">The adapter that it is assigned to by all that is known; known and null for none.</param>
/// <param name="Reason">
/// Why it should receive passwords, as a clause; empty where it is checked because no other is known to take part.
/// </param>
internal sealed record SyncedApplication(AffiliateApplication Application, Fact<string?> Adapter, string Reason)
{
    internal string Name => Application.Name;

    /// <summary>Whether something shows that the application should receive passwords.</summary>
    internal bool IsIntended => Reason.Length > 0;

    /// <summary>
    /// The applications that take part: named in ENTSSO.xml, assigned to an adapter, or with direct password sync. Where none does,
    /// every application whose type could.
    /// </summary>
    internal static IReadOnlyList<SyncedApplication> In(RuleContext context)
    {
        var deployment = context.Deployment;
        var adapterOf = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var areListsComplete = deployment.Inventory.Adapters.IsKnown;
        foreach (var adapter in deployment.Adapters)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            areListsComplete &= adapter.Applications.IsKnown;
            foreach (var application in adapter.Applications.Or([]))
            {
                adapterOf[application] = adapter.Name;
            }
        }

        var named = NamesInXml(deployment);
        var taking = new List<SyncedApplication>();
        var others = new List<SyncedApplication>();
        foreach (var application in deployment.Applications)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var isNamed = named.Remove(application.Name);
            var adapter = adapterOf.TryGetValue(application.Name, out var listed) ? Fact.Known<string?>(listed, application.Adapter.Origin)
                : application.Adapter.IsKnown ? application.Adapter
                : areListsComplete ? Fact.Known<string?>(null)
                : application.Adapter;
            var reason = isNamed ? "ENTSSO.xml names it"
                : adapter.Or(null) is { } name ? $"it is assigned to the adapter {name}"
                : application.DirectPasswordSync.Or(false) ? "direct password sync is on for it"
                : "";
            (reason.Length > 0 ? taking : others).Add(new SyncedApplication(application, adapter, reason));
        }

        // What ENTSSO.xml names and a complete list does not have is the matter of XML-06.
        if (!deployment.Inventory.Applications.IsKnown)
        {
            taking.AddRange(named.Select(name => OnlyNamed(name, "ENTSSO.xml names it")));
        }

        return taking.Count > 0 ? taking
            : [.. others.Where(other => other.Application.Type.Or(ApplicationType.Individual) is ApplicationType.Individual or ApplicationType.Group)];
    }

    /// <summary>An application of which nothing is known but the name.</summary>
    internal static SyncedApplication OnlyNamed(string name, string reason)
    {
        var application = new AffiliateApplication { Name = name };
        return new SyncedApplication(application, application.Adapter, reason);
    }

    private static HashSet<string> NamesInXml(SyncDeployment deployment) => new(
        deployment.EntSsoXml.Or(null)?.Agents.SelectMany(agent => agent.Applications).Select(application => application.Name)
            .Where(name => name.Length > 0)
            ?? [],
        StringComparer.OrdinalIgnoreCase);
}

/// <summary>A password sync adapter that should take Windows passwords.</summary>
/// <param name="Name">The name.</param>
/// <param name="Adapter">The adapter; null where only its name is known.</param>
/// <param name="Applications">
/// The applications that lead to it; empty where it is checked because no application is known to lead to any.
/// </param>
internal sealed record SyncedAdapter(string Name, SyncAdapter? Adapter, IReadOnlyList<string> Applications)
{
    /// <summary>The applications that lead to it, in words.</summary>
    internal string ApplicationsText => Applications.Count switch
    {
        0 => "no known application",
        1 => Applications[0],
        <= 5 => string.Join(", ", Applications),
        _ => $"{Applications[0]} and {Applications.Count - 1} more applications",
    };

    /// <summary>A fact of the adapter; unknown where only its name is known.</summary>
    internal Fact<T> Of<T>(Func<SyncAdapter, Fact<T>> fact) =>
        Adapter is { } adapter ? fact(adapter) : Fact.Unknown<T>($"no facts about {Name} were read");

    /// <summary>The adapters that applications are assigned to; where no application takes part at all, every adapter.</summary>
    internal static IReadOnlyList<SyncedAdapter> In(RuleContext context)
    {
        var adapters = RuleContext.FirstByName(context.Deployment.Adapters, adapter => adapter.Name);
        var used = context.Applications
            .Where(application => application.Adapter.Or(null) is not null)
            .GroupBy(application => application.Adapter.Value!, application => application.Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => new SyncedAdapter(group.Key, adapters.TryGetValue(group.Key, out var adapter) ? adapter : null, [.. group]))
            .ToList();
        var takesPart = context.Applications.Any(
            application => application.IsIntended && application.Application.DirectPasswordSync.Or(false));
        return used.Count > 0 || takesPart ? used : [.. adapters.Values.Select(adapter => new SyncedAdapter(adapter.Name, adapter, []))];
    }
}
