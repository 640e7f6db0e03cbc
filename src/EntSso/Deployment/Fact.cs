namespace EntSso.Deployment;

/// <summary>Makes facts.</summary>
public static class Fact
{
    /// <summary>A known fact.</summary>
    /// <param name="value">The value.</param>
    /// <param name="origin">Where and when it was read.</param>
    public static Fact<T> Known<T>(T value, FactOrigin? origin = null) => new(true, value, null, origin);

    /// <summary>An unknown fact.</summary>
    /// <param name="reason">Why it could not be read, in words that fit behind "unknown: ".</param>
    /// <param name="origin">Where and when the reading was tried.</param>
    /// <exception cref="ArgumentException">No reason was given.</exception>
    public static Fact<T> Unknown<T>(string reason, FactOrigin? origin = null) =>
        string.IsNullOrWhiteSpace(reason)
            ? throw new ArgumentException("An unknown fact needs a reason.", nameof(reason))
            : new(false, default!, reason, origin);

    /// <summary>A text that is never empty where it is set: an empty one is unknown.</summary>
    /// <param name="text">The text as it was read.</param>
    /// <param name="reason">Why it is unknown when it is empty, in words that fit behind "unknown: ".</param>
    internal static Fact<string> NotEmpty(Fact<string> text, string reason) =>
        text is { IsKnown: true, Value.Length: 0 } ? Unknown<string>(reason, text.Origin) : text;
}
