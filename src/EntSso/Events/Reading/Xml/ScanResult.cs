namespace EntSso.Events.Reading.Xml;

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
