namespace EntSso.Collection;

/// <summary>Something that could not be read or was skipped, and its place.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when not known.</param>
/// <param name="Column">The column in characters, from 1; 0 when not known.</param>
/// <param name="Message">What happened and what was expected.</param>
internal sealed record SourceProblem(string File, int Line, int Column, string Message)
{
    /// <summary>
    /// Whether nothing was lost or is in doubt: a line for the user about a file that says nothing about the deployment. A note fails no
    /// command.
    /// </summary>
    public bool IsNote { get; init; }

    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}({Line},{Column}): {Message}";
}

/// <summary>A file that a collector cannot read: damaged, of another kind than expected, or beyond the limits.</summary>
internal sealed class SourceFormatException : Exception
{
    /// <summary>Makes an error without a place.</summary>
    public SourceFormatException() : this("The file cannot be read.")
    {
    }

    /// <summary>Makes an error without a place.</summary>
    /// <param name="message">What happened.</param>
    public SourceFormatException(string message) : base(message) => Problem = message;

    /// <summary>Makes an error without a place.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public SourceFormatException(string message, Exception innerException) : base(message, innerException) => Problem = message;

    /// <summary>Makes an error at a place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, from 1; 0 when not known.</param>
    /// <param name="column">The column in characters, from 1; 0 when not known.</param>
    /// <param name="problem">What happened and what was expected, as a sentence without its full stop.</param>
    /// <param name="innerException">Why, or null.</param>
    public SourceFormatException(string file, int line, int column, string problem, Exception? innerException = null)
        : base($"{(line == 0 ? file : $"{file}({line},{column})")}: {problem}.", innerException)
    {
        File = file;
        Line = line;
        Column = column;
        Problem = problem + ".";
    }

    /// <summary>The file's name.</summary>
    public string File { get; } = "";

    /// <summary>What happened and what was expected: the message without the place in front of it.</summary>
    public string Problem { get; }

    /// <summary>The line, from 1; 0 when not known.</summary>
    public int Line { get; }

    /// <summary>The column in characters, from 1; 0 when not known.</summary>
    public int Column { get; }
}
