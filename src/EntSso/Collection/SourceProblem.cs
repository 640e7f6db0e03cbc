namespace EntSso.Collection;

/// <summary>Something that could not be read or was skipped, and its place.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when not known.</param>
/// <param name="Column">The column in characters, from 1; 0 when not known.</param>
/// <param name="Message">What happened and what was expected.</param>
internal sealed record SourceProblem(string File, int Line, int Column, string Message)
{
    /// <summary>Whether nothing was lost or is in doubt: the file says nothing about the deployment. A note fails no command.</summary>
    public bool IsNote { get; init; }

    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}({Line},{Column}): {Message}";
}

/// <summary>A file that a collector cannot read: damaged, of another kind than expected, or beyond the limits.</summary>
internal sealed class SourceFormatException(string file, int line, int column, string problem, Exception? innerException = null)
    : Exception($"{(line == 0 ? file : $"{file}({line},{column})")}: {problem}.", innerException)
{
    /// <summary>The file's name.</summary>
    public string File => file;

    /// <summary>What happened and what was expected: the message without the place in front of it.</summary>
    public string Problem => problem + ".";

    /// <summary>The line, from 1; 0 when not known.</summary>
    public int Line => line;

    /// <summary>The column in characters, from 1; 0 when not known.</summary>
    public int Column => column;
}
