using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>The settings that a text of <c>ssomanage -displaydb</c> tells.</summary>
/// <param name="System">The settings; what the text does not tell is unknown with the reason.</param>
/// <param name="Problems">Lines that were not understood.</param>
public sealed record DisplayDbReading(SsoSystem System, IReadOnlyList<SourceProblem> Problems);
