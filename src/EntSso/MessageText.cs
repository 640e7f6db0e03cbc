namespace EntSso;

/// <summary>Pieces of messages.</summary>
internal static class MessageText
{
    /// <summary>A clause as the beginning of a sentence.</summary>
    public static string Sentence(string clause) => clause.Length == 0 ? clause : char.ToUpperInvariant(clause[0]) + clause.Substring(1);

    /// <summary>A text with its first letter in lower case: a sentence within another, or a name in camelCase.</summary>
    public static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text.Substring(1);

    /// <summary>A sentence, for example of an exception, as a clause inside another: without its full stop.</summary>
    public static string Clause(string sentence) => sentence.TrimEnd().TrimEnd('.');

    /// <summary>The beginning of a text that is too long for a message.</summary>
    public static string Shorten(string text, int longest) => text.Length <= longest ? text : text.Remove(longest) + "…";
}
