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
