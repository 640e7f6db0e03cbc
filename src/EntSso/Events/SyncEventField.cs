namespace EntSso.Events;

/// <summary>A labelled value of an event.</summary>
/// <param name="Label">
/// The documented label, for example <c>Client User</c>; the Data name of a manifest event; <c>%3</c> for an insertion string that
/// is not documented.
/// </param>
/// <param name="Value">The value exactly as logged; a label that is printed from two strings has them joined by a backslash.</param>
public sealed record SyncEventField(string Label, string Value);
