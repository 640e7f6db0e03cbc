namespace EntSso.Naming;

/// <summary>The answer to whether two names mean one account.</summary>
/// <param name="Match">The answer.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record AccountComparison(AccountMatch Match, string Reason);
