namespace EntSso.Events.Reading;

/// <summary>What a file's first bytes say it is.</summary>
public enum EventFileKind
{
    /// <summary>Neither an .evtx log nor event XML.</summary>
    Other,

    /// <summary>A log in the format of Windows Vista and later.</summary>
    Evtx,

    /// <summary>XML with Event elements.</summary>
    Xml,
}
