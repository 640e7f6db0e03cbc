namespace EntSso.Administration.Tools;

/// <summary>How a program ended. Immutable. Whether that is a success is for the caller to judge, by reading back what it was to change.</summary>
internal sealed record ToolResult
{
    /// <summary>The call.</summary>
    public required ToolCall Call { get; init; }

    /// <summary>The exit code.</summary>
    public required int ExitCode { get; init; }

    /// <summary>The end of what the program wrote to standard output, in its own language.</summary>
    public required ToolOutput Output { get; init; }

    /// <summary>The end of what the program wrote to standard error, in its own language.</summary>
    public required ToolOutput Error { get; init; }

    /// <summary>The call, its exit code and what it wrote, for messages.</summary>
    public override string ToString() => $"{Call} ended with exit code {ExitCode}{Output.Quote("output")}{Error.Quote("error output")}";
}
