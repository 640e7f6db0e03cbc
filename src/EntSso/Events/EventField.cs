namespace EntSso.Events;

/// <summary>A documented insertion string of an event.</summary>
/// <param name="Index">The number of the insertion string, starting at 1 (<c>%1</c>).</param>
/// <param name="Label">The label that the event text prints before it, for example <c>Tracking ID</c>.</param>
/// <param name="Part">
/// For a label that is printed from two insertion strings (<c>%4\%5</c>): <see cref="EventFieldPart.Domain"/> or
/// <see cref="EventFieldPart.Name"/>; otherwise <see cref="EventFieldPart.Whole"/>.
/// </param>
public sealed record EventField(int Index, string Label, EventFieldPart Part);

/// <summary>Which part of a label's value an insertion string holds.</summary>
public enum EventFieldPart
{
    /// <summary>The insertion string is the whole value.</summary>
    Whole,

    /// <summary>The part before the backslash.</summary>
    Domain,

    /// <summary>The part after the backslash.</summary>
    Name,
}
