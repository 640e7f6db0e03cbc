using EntSso.Administration.Changes;

namespace EntSso.Administration.Desired;

/// <summary>What became of a request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Change">The change, needed or not; null when there is none.</param>
/// <param name="Obstacle">Why it cannot be planned; null when it can.</param>
internal sealed record PlannedStep(PlanRequest Request, Change? Change, AdministrationException? Obstacle);
