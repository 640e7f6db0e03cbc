namespace EntSso.Deployment;

/// <summary>One service principal name and every object of the forest that holds it.</summary>
/// <param name="ServicePrincipalName">The SPN as it was asked for.</param>
/// <param name="Holders">
/// All holders, case-insensitively and forest-wide: empty when nobody holds it, more than one for a duplicate; unknown when the
/// forest could not be searched.
/// </param>
public sealed record SpnLookup(string ServicePrincipalName, Fact<IReadOnlyList<DirectoryAccount>> Holders);
