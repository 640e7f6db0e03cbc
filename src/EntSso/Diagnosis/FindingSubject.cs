namespace EntSso.Diagnosis;

/// <summary>What a finding is about.</summary>
/// <param name="Account">The mapped Windows account; empty when it is about none.</param>
/// <param name="Things">The thing itself and what belongs to it.</param>
internal sealed record FindingSubject(string Account, HashSet<string> Things)
{
    /// <summary>Whether two findings have to do with each other: of accounts, the same one; else a thing in common.</summary>
    internal bool Concerns(FindingSubject other) =>
        Account.Length > 0 && other.Account.Length > 0
            ? string.Equals(Account, other.Account, StringComparison.OrdinalIgnoreCase)
            : Things.Overlaps(other.Things);
}
