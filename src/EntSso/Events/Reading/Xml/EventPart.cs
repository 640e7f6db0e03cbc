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
    TimeCreated,
    EventRecordId,
    Channel,
    Computer,
    Security,
    EventData,
    UserData,

    /// <summary>A Data element of EventData: always one value.</summary>
    Data,

    /// <summary>The bytes of a classic event, as hex.</summary>
    Binary,

    /// <summary>Another element of EventData or UserData: a value unless it has child elements.</summary>
    Node,
}
