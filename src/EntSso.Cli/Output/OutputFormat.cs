namespace EntSso.Cli.Output;

/// <summary>How results are written to standard output.</summary>
internal enum OutputFormat
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>One JSON array.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>Comma-separated values with a header (RFC 4180).</summary>
    Csv,
}
