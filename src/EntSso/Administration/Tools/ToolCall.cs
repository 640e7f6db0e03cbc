namespace EntSso.Administration.Tools;

/// <summary>One run of a program that is asked for. Immutable.</summary>
internal sealed record ToolCall
{
    /// <summary>The program's full path.</summary>
    public required string File { get; init; }

    /// <summary>The arguments as the program is to see them. They are shown in messages: no secret may be among them.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>How long the program may take; more than zero. Two minutes unless told: ssoconfig may wait for its database.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The program's name and its arguments as they would be typed, for messages.</summary>
    public override string ToString() => $"{Path.GetFileName(File)} {CommandLineArguments.Join(Arguments)}".TrimEnd();
}
