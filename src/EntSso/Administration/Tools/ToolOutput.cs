namespace EntSso.Administration.Tools;

/// <summary>What a program wrote to one of its streams. Immutable.</summary>
/// <param name="Text">The last 64 KiB at most, decoded; line ends as the program wrote them.</param>
/// <param name="IsCut">Whether the program wrote more, before <paramref name="Text"/>.</param>
internal sealed record ToolOutput(string Text, bool IsCut)
{
    internal string Quote(string title) => Text.Trim() is { Length: > 0 } text ? $"; {title}: {(IsCut ? "..." : "")}{text}" : "";
}
