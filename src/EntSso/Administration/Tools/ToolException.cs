namespace EntSso.Administration.Tools;

/// <summary>A program did not run to its end. The message says which, why, what it had written, and what to do.</summary>
internal sealed class ToolException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">The typed reason.</param>
    /// <param name="message">Which program, why, what it had written, and what to do.</param>
    /// <param name="innerException">What the system said, where it did.</param>
    public ToolException(ToolFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The typed reason.</summary>
    public ToolFailure Failure { get; }
}
