namespace EntSso.Naming;

/// <summary>What is wrong with a name, where, and what to type instead.</summary>
/// <param name="Kind">The mistake.</param>
/// <param name="Reason">The mistake in one sentence, with the text quoted; control characters are spelled out and long text is cut.</param>
/// <param name="Position">The index of the offending character in the text as given, counted from 0.</param>
/// <param name="Suggestion">A well-formed name to type instead, or empty where none can be guessed.</param>
public sealed record NameError(NameErrorKind Kind, string Reason, int Position, string Suggestion)
{
    /// <summary>The reason and, where there is one, the suggestion: fit to be shown to a user as it is.</summary>
    public string Message => Suggestion.Length == 0 ? Reason : $"{Reason} Type {Suggestion} instead.";

    /// <inheritdoc/>
    public override string ToString() => Message;
}
