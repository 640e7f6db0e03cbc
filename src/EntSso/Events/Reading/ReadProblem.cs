namespace EntSso.Events.Reading;

/// <summary>A part of a log that could not be read, or was read in spite of damage.</summary>
/// <param name="Source">The file or log.</param>
/// <param name="Place">Where in it: <c>offset 0x12000</c>, <c>record 17 at offset 0x1234</c>, <c>line 3, column 14</c>.</param>
/// <param name="Message">What was found and what had been expected.</param>
/// <param name="SkippedBytes">How much was left out, in bytes; 0 when the part was read all the same.</param>
public sealed record ReadProblem(string Source, string Place, string Message, long SkippedBytes)
{
    /// <inheritdoc/>
    public override string ToString() => Place.Length == 0 ? $"{Source}: {Message}" : $"{Source}, {Place}: {Message}";
}
