namespace EntSso.Diagnosis;

/// <summary>One finding explains another: mending the cause mends the effect too, or makes it visible whether it is a trouble of its own.</summary>
/// <param name="Cause">The finding that explains.</param>
/// <param name="Effect">The finding that is explained.</param>
/// <param name="Text">How the one leads to the other, as a sentence.</param>
public sealed record FindingRelation(Finding Cause, Finding Effect, string Text);
