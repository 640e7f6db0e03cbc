namespace EntSso.Events;

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
