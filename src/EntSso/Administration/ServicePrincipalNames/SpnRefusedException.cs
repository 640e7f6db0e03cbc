namespace EntSso.Administration.ServicePrincipalNames;

/// <summary>A change of an SPN was not made. The message says why, what is true now, and what to do.</summary>
public sealed class SpnRefusedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="refusal">The typed reason.</param>
    /// <param name="message">Why, what is true now, and what to do.</param>
    /// <param name="innerException">What the directory said, where it did.</param>
    public SpnRefusedException(SpnRefusal refusal, string message, Exception? innerException = null)
        : base(message, innerException) => Refusal = refusal;

    /// <summary>The typed reason.</summary>
    public SpnRefusal Refusal { get; }
}
