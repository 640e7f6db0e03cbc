namespace EntSso.Events.Reading.Xml;

/// <summary>What an element inside an event is to the reader.</summary>
internal enum EventPart
{
    Ignored,
    Event,
    System,
    Provider,
    EventId,
    Level,
    Keywords,
    TimeCreated,
    EventRecordId,
    Channel,
    Computer,
    Security,
    EventData,

    /// <summary>UserData, or a section that takes its place when an event could not be rendered.</summary>
    Values,

    /// <summary>An element anywhere in EventData: a value unless it has child elements.</summary>
    Data,

    /// <summary>An element anywhere in UserData or its like: a value unless it has child elements.</summary>
    Node,

    /// <summary>The bytes of a classic event, as hex.</summary>
    Binary,
}

/// <summary>A run of raw XML text in a buffer, with its references and markup not yet resolved.</summary>
/// <param name="Start">The index of its first character.</param>
/// <param name="End">The index behind its last character; below <paramref name="Start"/> when there is no such text.</param>
internal readonly record struct TextSlice(int Start, int End)
{
    /// <summary>No such text, in contrast to an empty one.</summary>
    public static TextSlice Absent { get; } = new(0, -1);

    /// <summary>Whether the text is there, if only as an empty one.</summary>
    public bool IsPresent => End >= Start;

    /// <summary>The number of characters.</summary>
    public int Length => End - Start;
}

/// <summary>How the scan of one Event element ended.</summary>
internal enum ScanResult
{
    /// <summary>The element is whole.</summary>
    Complete,

    /// <summary>The buffer ends inside the element.</summary>
    NeedMore,

    /// <summary>The element is not well formed.</summary>
    Damaged,
}
