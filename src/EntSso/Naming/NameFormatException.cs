namespace EntSso.Naming;

/// <summary>A text is not the name it was taken for. The message says why and what to type instead.</summary>
public sealed class NameFormatException : FormatException
{
    /// <summary>Makes the exception of an error.</summary>
    /// <param name="error">What is wrong with the name.</param>
    public NameFormatException(NameError error)
        : base((error ?? throw new ArgumentNullException(nameof(error))).Message) => Error = error;

    /// <summary>What is wrong with the name.</summary>
    public NameError Error { get; }
}
