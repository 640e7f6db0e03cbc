namespace EntSso.Collection.Exports;

/// <summary>What a file in a folder of exports is, by its content.</summary>
public enum ExportFileKind
{
    /// <summary>Nothing that tells of a deployment.</summary>
    Other,

    /// <summary>A deployment file.</summary>
    Deployment,

    /// <summary>The export of a management agent.</summary>
    ManagementAgent,

    /// <summary>The export of the metaverse.</summary>
    Metaverse,

    /// <summary>ENTSSO.xml.</summary>
    EntSsoXml,

    /// <summary>The text of <c>ssomanage -displaydb</c>.</summary>
    DisplayDb,

    /// <summary>An event log: <c>.evtx</c> or event XML.</summary>
    EventLog,

    /// <summary>A file that could not be opened, recognised or read; there is a problem that says why.</summary>
    Unreadable,
}
