namespace EntSso.Deployment;

/// <summary>
/// A fact about a deployment: known with its value, or unknown with the reason. There is no third state: a fact nobody asked for
/// is unknown because it was not collected. The default value is that state.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Fact<T> : IEquatable<Fact<T>>
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
    /// <exception cref="InvalidOperationException">The fact is unknown: look at <see cref="IsKnown"/> first.</exception>
    public T Value => IsKnown ? _value : throw new InvalidOperationException($"The fact is unknown: {Reason}");

    /// <summary>Why the fact is unknown: a clause without a full stop; empty when it is known.</summary>
    public string Reason => IsKnown ? "" : _reason ?? Fact.NotCollected;

    /// <summary>Where and when the fact was read or the reading failed; null when nobody tried.</summary>
    public FactOrigin? Origin { get; }

    /// <summary>The value when known, otherwise <paramref name="fallback"/>: for display only, rules look at <see cref="IsKnown"/>.</summary>
    /// <param name="fallback">What stands for a value that is not known.</param>
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
