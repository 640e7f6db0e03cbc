using EntSso.Administration.Changes;

namespace EntSso.Administration.Desired;

/// <summary>One step that a desired configuration may need; whether it does is seen when the steps before it are planned.</summary>
/// <param name="Order">The place of the setting in the desired configuration.</param>
/// <param name="Phase">When the step is taken.</param>
/// <param name="Kind">The kind of what the setting belongs to.</param>
/// <param name="Subject">What the setting belongs to.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Desired">The wanted value in words.</param>
/// <param name="Plan">Plans the change of a system; null when this step is not needed for the setting.</param>
internal sealed record PlanRequest(
    int Order, PlanPhase Phase, SubjectKind Kind, string Subject, string Setting, string Desired, Func<ISsoAdministration, CancellationToken, Change?> Plan)
{
    /// <summary>Steps with the same key serve the same setting, or the same part of one that is brought about in two phases.</summary>
    public (SubjectKind Kind, string Subject, string Setting, string Desired) Key => (Kind, Subject, Setting, Desired);
}
