namespace EntSso.Administration;

/// <summary>An SSO system could not be read or changed. The message says what happened, where, and what to do.</summary>
internal sealed class AdministrationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">The typed reason.</param>
    /// <param name="message">What happened, where, and what to do.</param>
    /// <param name="innerException">What the system underneath said, where it did.</param>
    public AdministrationException(AdministrationFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The typed reason.</summary>
    public AdministrationFailure Failure { get; }

    /// <summary>Whether the setting may have been changed all the same; false when it is known that nothing was.</summary>
    public bool MayHaveChanged { get; init; }
}
