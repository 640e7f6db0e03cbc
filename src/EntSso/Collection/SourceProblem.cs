namespace EntSso.Collection;

/// <summary>Something that could not be read or was passed over, and its place.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when not known.</param>
/// <param name="Column">The column in characters, from 1; 0 when not known.</param>
/// <param name="Message">What happened and what was expected.</param>
public sealed record SourceProblem(string File, int Line, int Column, string Message)
{
    /// <summary>
    /// Whether nothing was lost or is in doubt: a line for the user about a file that says nothing of the deployment. A note fails no command.
    /// </summary>
    public bool IsNote { get; init; }

    /// <summary>A clause with a capital, as messages begin.</summary>
    internal static string Sentence(string clause) => clause.Length == 0 ? clause : char.ToUpperInvariant(clause[0]) + clause.Substring(1);

    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}({Line},{Column}): {Message}";
}
