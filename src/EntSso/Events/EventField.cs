namespace EntSso.Events;

/// <summary>A documented insertion string of an event.</summary>
/// <param name="Index">The number of the insertion string, starting at 1 (<c>%1</c>).</param>
/// <param name="Label">The label that the event text prints before it, for example <c>Tracking ID</c>.</param>
/// <param name="Part">
/// For a label that is printed from two insertion strings (<c>%4\%5</c>): <see cref="EventFieldPart.Domain"/> or
/// <see cref="EventFieldPart.Name"/>; otherwise <see cref="EventFieldPart.Whole"/>.
/// </param>
public sealed record EventField(int Index, string Label, EventFieldPart Part);
