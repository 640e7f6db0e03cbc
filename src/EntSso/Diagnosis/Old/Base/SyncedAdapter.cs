using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>A password sync adapter that should take Windows passwords.</summary>
/// <param name="Name">The name.</param>
/// <param name="Adapter">The adapter; null where only its name is known.</param>
/// <param name="Applications">The applications that lead to it; empty when it is judged for want of others.</param>
internal sealed record SyncedAdapter(string Name, SyncAdapter? Adapter, IReadOnlyList<string> Applications) : INamedSubject
{
    /// <summary>The applications in words.</summary>
    internal string Users => Applications.Count switch
    {
        0 => "no application that is known",
        1 => Applications[0],
        <= 5 => string.Join(", ", Applications),
        _ => $"{Applications[0]} and {Applications.Count - 1} more applications",
    };

    /// <summary>The adapters that applications are assigned to; where no application takes part at all, every adapter.</summary>
    internal static IReadOnlyList<SyncedAdapter> In(SyncDeployment deployment)
    {
        var adapters = new Dictionary<string, SyncAdapter>(StringComparer.OrdinalIgnoreCase);
        foreach (var adapter in deployment.Adapters)
        {
            if (!adapters.TryGetValue(adapter.Name, out _))
            {
                adapters.Add(adapter.Name, adapter);
            }
        }

        var applications = SyncedApplication.In(deployment);
        var used = applications
            .Where(application => application.Adapter.Or(null) is not null)
            .GroupBy(application => application.Adapter.Value!, application => application.Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => new SyncedAdapter(group.Key, adapters.TryGetValue(group.Key, out var adapter) ? adapter : null, [.. group]))
            .ToList();
        var takesPart = applications.Any(application => application.IsIntended && application.Application.DirectPasswordSync.Or(false));
        return used.Count > 0 || takesPart ? used : [.. adapters.Values.Select(adapter => new SyncedAdapter(adapter.Name, adapter, []))];
    }
}
