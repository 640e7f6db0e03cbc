using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>Tells a fact that could not be read from one that nobody asked for.</summary>
internal static class FactState
{
    /// <summary>Whether the fact is known, or somebody tried to read it and says why not.</summary>
    internal static bool IsAsked<T>(this Fact<T> fact) => fact.Origin is not null || fact != default;
}
