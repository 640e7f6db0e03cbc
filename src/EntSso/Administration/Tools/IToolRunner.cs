namespace EntSso.Administration.Tools;

/// <summary>Runs programs. Drivers ask through this, so that a recording stand-in can take its place.</summary>
internal interface IToolRunner
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="call">The program, its arguments and its time limit.</param>
    /// <param name="cancellationToken">Ends the program, with the processes it has started.</param>
    /// <exception cref="ToolException">It could not be started, or took too long and was ended.</exception>
    /// <exception cref="ArgumentException">The call is none: a script, an argument with NUL, a time limit that is not more than zero.</exception>
    /// <exception cref="OperationCanceledException">The caller has cancelled; the program was ended.</exception>
    ToolResult Run(ToolCall call, CancellationToken cancellationToken);
}
