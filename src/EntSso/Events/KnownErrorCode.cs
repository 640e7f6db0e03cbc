namespace EntSso.Events;

/// <summary>What is known of a code that ENTSSO did not make itself.</summary>
/// <param name="SymbolicName">The name in the Windows headers, for example <c>ERROR_ACCESS_DENIED</c>.</param>
/// <param name="Meaning">What the code says, in this project's own words.</param>
/// <param name="PointsTo">Where to look when it appears around password synchronisation; empty when it says all itself.</param>
internal sealed record KnownErrorCode(string SymbolicName, string Meaning, string PointsTo);
