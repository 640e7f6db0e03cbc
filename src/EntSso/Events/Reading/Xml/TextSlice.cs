namespace EntSso.Events.Reading.Xml;

/// <summary>A run of raw XML text in a buffer, with its references and markup not yet resolved.</summary>
/// <param name="Start">The index of its first character.</param>
/// <param name="End">The index behind its last character; below <paramref name="Start"/> when there is no such text.</param>
internal readonly record struct TextSlice(int Start, int End)
{
    /// <summary>No such text, in contrast to an empty one.</summary>
    public static TextSlice Absent { get; } = new(0, -1);

    /// <summary>Whether the text is there, if only as an empty one.</summary>
    public bool IsPresent => End >= Start;

    /// <summary>The number of characters.</summary>
    public int Length => End - Start;
}
