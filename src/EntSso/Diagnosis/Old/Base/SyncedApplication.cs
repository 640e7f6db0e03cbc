using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>An affiliate application that should receive Windows passwords.</summary>
/// <param name="Application">The application; where only its name is known, all its facts are unknown.</param>
/// <param name="Adapter">The adapter that it is assigned to by all that is known; known and null for none.</param>
/// <param name="Reason">Why it should receive passwords, as a clause; empty when nothing tells and it is judged for want of others.</param>
internal sealed record SyncedApplication(AffiliateApplication Application, Fact<string?> Adapter, string Reason) : INamedSubject
{
    /// <summary>The name.</summary>
    public string Name => Application.Name;

    /// <summary>Whether something tells that the application should receive passwords.</summary>
    internal bool IsIntended => Reason.Length > 0;

    /// <summary>
    /// The applications that take part: named in ENTSSO.xml, assigned to an adapter, or with direct password sync. Where none does,
    /// every application whose type could.
    /// </summary>
    internal static IReadOnlyList<SyncedApplication> In(SyncDeployment deployment)
    {
        var adapterOf = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var areListsComplete = deployment.Inventory.Adapters.IsKnown;
        foreach (var adapter in deployment.Adapters)
        {
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
        deployment.EntSsoXml.Or(null)?.Agents.SelectMany(agent => agent.Applications).Select(application => application.Name).Where(name => name.Length > 0) ?? [],
        StringComparer.OrdinalIgnoreCase);
}
