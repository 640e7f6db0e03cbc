using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>Distinguishes a fact that could not be read from one that was not requested.</summary>
internal static class FactState
{
    /// <summary>Whether the fact is known, or someone tried to read it and says why not.</summary>
    internal static bool IsAsked<T>(this Fact<T> fact) => fact.Origin is not null || fact != default;
}
