namespace EntSso.Deployment;

/// <summary>One step of a password filter.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Position">Where it begins in the filter string, in characters from 1.</param>
/// <param name="Count">The count of characters, or the length to pad or cut to; 0 for the steps that have none.</param>
/// <param name="Characters">The characters to remove, to replace or to pad with; otherwise empty.</param>
/// <param name="Replacement">The characters that come instead; otherwise empty.</param>
public sealed record PasswordFilterStep(PasswordFilterStepKind Kind, int Position, int Count = 0, string Characters = "", string Replacement = "");
