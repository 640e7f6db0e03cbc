namespace EntSso.Testing.Evtx;

/// <summary>The three forms in which Windows writes an event into a log.</summary>
public enum EvtxShape
{
    /// <summary>An event source: provider, channel and computer are literals of the template, all strings are one array.</summary>
    Classic,

    /// <summary>A manifest provider: its name is a value, every string a Data element with a name.</summary>
    Manifest,

    /// <summary>A forwarded event: no template, everything is literal text.</summary>
    TemplateLess,
}
