namespace EntSso.Events;

/// <summary>Why events of one kind happen and what an administrator does about it. Several events may share a cause.</summary>
/// <param name="Key">Stable name, for example <c>miis-caller-not-service-account</c>.</param>
/// <param name="Title">A headline of a few words.</param>
/// <param name="Explanation">The cause in full sentences; begins with "Likely" when <paramref name="Basis"/> is likely.</param>
/// <param name="Remedy">What to do, with the command where there is one.</param>
/// <param name="Basis">Whether the documentation says so or it is inferred.</param>
/// <param name="RuleIds">Diagnosis rules that check for this cause, for example <c>EXT-06</c>.</param>
public sealed record EventCause(
    string Key, string Title, string Explanation, string Remedy, Basis Basis, System.Collections.Generic.IReadOnlyList<string> RuleIds);
