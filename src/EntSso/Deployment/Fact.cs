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

/// <summary>
/// A fact about a deployment: known with its value, or unknown with the reason. There is no third state: a fact no one asked for
/// is unknown because it was not collected. The default value is that state.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Fact<T> : IEquatable<Fact<T>>, IFact
{
    private readonly T _value;
    private readonly string? _reason;

    internal Fact(bool isKnown, T value, string? reason, FactOrigin? origin)
    {
        IsKnown = isKnown;
        _value = value;
        _reason = reason;
        Origin = origin;
    }

    /// <summary>Whether the value is known.</summary>
    public bool IsKnown { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The fact is unknown: check <see cref="IsKnown"/> first.</exception>
    public T Value => IsKnown ? _value : throw new InvalidOperationException($"The fact is unknown: {Reason}");

    object? IFact.Value => IsKnown ? _value : null;

    /// <summary>Why the fact is unknown: a clause without a full stop; empty when it is known.</summary>
    public string Reason => IsKnown ? "" : _reason ?? Fact.NotCollected;

    /// <summary>Where and when the fact was read or the reading failed; null when no one tried.</summary>
    public FactOrigin? Origin { get; }

    /// <summary>The value when known, otherwise <paramref name="fallback"/>: for display only, rules check <see cref="IsKnown"/>.</summary>
    /// <param name="fallback">The text for a value that is not known.</param>
    public T Or(T fallback) => IsKnown ? _value : fallback;

    /// <summary>Derives a fact from this one; an unknown fact stays unknown for the same reason.</summary>
    /// <param name="selector">Makes the new value of the known one; not called for an unknown fact.</param>
    public Fact<TResult> Select<TResult>(Func<T, TResult> selector) =>
        IsKnown ? Fact.Known(selector(_value), Origin) : Fact.Unknown<TResult>(Reason, Origin);

    /// <inheritdoc/>
    public bool Equals(Fact<T> other) => IsKnown == other.IsKnown && (IsKnown ? Equals(_value, other._value) : Reason == other.Reason);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fact<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsKnown ? _value?.GetHashCode() ?? 0 : Reason.GetHashCode();

    /// <summary>Whether two facts say the same.</summary>
    public static bool operator ==(Fact<T> left, Fact<T> right) => left.Equals(right);

    /// <summary>Whether two facts differ.</summary>
    public static bool operator !=(Fact<T> left, Fact<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? _value?.ToString() ?? "" : $"unknown: {Reason}";
}

/// <summary>Where and when a fact was read.</summary>
/// <param name="Source">
/// What was queried, in words for people: a file with its place, <c>LDAP dc1.fabrikam.test</c>, <c>COM SSOConfigOM on INTSVR1</c>.
/// </param>
/// <param name="Time">When, in UTC.</param>
public sealed record FactOrigin(string Source, DateTime Time)
{
    /// <summary>
    /// The line in the file that <see cref="Source"/> names, from 1; 0 when the source is not a file or the line is not known.
    /// </summary>
    public int Line { get; init; }

    /// <summary>The column in <see cref="Line"/>, from 1; 0 when not known.</summary>
    public int Column { get; init; }

    /// <summary>
    /// Whether the value follows from what the source leaves out, and not from what it says: an empty <c>password-sync</c> in the metaverse
    /// means that the switch was never on. What rests on such a fact is likely, not documented.
    /// </summary>
    public bool IsInferred { get; init; }

    /// <summary>The source with its line and column where they are known: <c>MA-ADMA.xml(12,9)</c>.</summary>
    public string Place => Line == 0 ? Source : Column == 0 ? $"{Source}({Line})" : $"{Source}({Line},{Column})";

    /// <summary>The same origin at another place of the file.</summary>
    /// <param name="line">The line, from 1; 0 for not known.</param>
    /// <param name="column">The column, from 1; 0 for not known.</param>
    public FactOrigin At(int line, int column = 0) => this with { Line = line, Column = column };

    /// <summary>The time of an origin, before all others when there is none.</summary>
    internal static DateTime TimeOf(FactOrigin? origin) => origin?.Time ?? DateTime.MinValue;
}

/// <summary>A fact of any type.</summary>
internal interface IFact
{
    bool IsKnown { get; }

    /// <summary>The value; null when it is unknown.</summary>
    object? Value { get; }

    string Reason { get; }
}
