using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old;

/// <summary>What a rule judges by.</summary>
/// <param name="deployment">The facts.</param>
/// <param name="witness">The event logs, as far as the rule asks for them.</param>
internal sealed class RuleInput(SyncDeployment deployment, EventWitness witness)
{
    private readonly Lazy<Dictionary<string, List<Mapping>>> _mappings = new(() => ByApplication(deployment));

    /// <summary>The facts.</summary>
    internal SyncDeployment Deployment { get; } = deployment;

    /// <summary>The event logs, as far as the rule asks for them.</summary>
    internal EventWitness Witness { get; } = witness;

    /// <summary>The directory's answers by name.</summary>
    internal DirectoryIndex Directory { get; } = DirectoryIndex.Of(deployment.Directory);

    /// <summary>The mappings of an application.</summary>
    internal IReadOnlyList<Mapping> MappingsOf(string application) =>
        _mappings.Value.TryGetValue(application, out var mappings) ? mappings : [];

    private static Dictionary<string, List<Mapping>> ByApplication(SyncDeployment deployment)
    {
        var index = new Dictionary<string, List<Mapping>>(StringComparer.OrdinalIgnoreCase);
        foreach (var mapping in deployment.Mappings)
        {
            if (!index.TryGetValue(mapping.Application, out var mappings))
            {
                index.Add(mapping.Application, mappings = []);
            }

            mappings.Add(mapping);
        }

        return index;
    }
}
