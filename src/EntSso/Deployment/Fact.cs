namespace EntSso.Deployment;

/// <summary>Makes facts.</summary>
public static class Fact
{
    /// <summary>The reason of a fact that nothing was done to read.</summary>
    internal const string NotCollected = "not collected";

    private static readonly char[] _end = ['.', ' '];

    /// <summary>A known fact.</summary>
    /// <param name="value">The value.</param>
    /// <param name="origin">Where and when it was read.</param>
    public static Fact<T> Known<T>(T value, FactOrigin? origin = null) => new(true, value, null, origin);

    /// <summary>An unknown fact.</summary>
    /// <param name="reason">
    /// Why it could not be read: a clause that fits behind "unknown: ". A full stop at its end is left out, so that a message can put the
    /// reason into brackets or end with it.
    /// </param>
    /// <param name="origin">Where and when the reading was tried.</param>
    /// <exception cref="ArgumentException">No reason was given.</exception>
    public static Fact<T> Unknown<T>(string reason, FactOrigin? origin = null) =>
        HasWords(reason)
            ? new(false, default!, reason.TrimEnd(_end), origin)
            : throw new ArgumentException("An unknown fact needs a reason.", nameof(reason));

    /// <summary>Whether a text says anything as a reason.</summary>
    internal static bool HasWords(string? reason) => reason is not null && reason.TrimEnd(_end).Trim().Length > 0;

    /// <summary>A text that is never empty where it is set: an empty one is unknown.</summary>
    /// <param name="text">The text as it was read.</param>
    /// <param name="reason">Why it is unknown when it is empty, in words that fit behind "unknown: ".</param>
    internal static Fact<string> NotEmpty(Fact<string> text, string reason) =>
        text is { IsKnown: true, Value.Length: 0 } ? Unknown<string>(reason, text.Origin) : text;
}
