using System.Globalization;

namespace EntSso.Events;

/// <summary>An event by its source and number: the same number means another event in another source.</summary>
internal readonly struct EventId : IEquatable<EventId>
{
    /// <summary>Names an event.</summary>
    /// <param name="source">The event source in any spelling, with the names of older versions; see <see cref="EventSource"/>.</param>
    /// <param name="id">The number as the Event Viewer shows it.</param>
    internal EventId(string source, int id)
    {
        Source = EventSource.Canonical(source);
        Id = id;
    }

    /// <summary>The event source as <see cref="EventSource"/> spells it.</summary>
    internal string Source { get; }

    internal int Id { get; }

    /// <summary>A number alone is an event of ENTSSO.</summary>
    public static implicit operator EventId(int id) => new(EventSource.EntSso, id);

    public static bool operator ==(EventId left, EventId right) => left.Equals(right);

    public static bool operator !=(EventId left, EventId right) => !left.Equals(right);

    public bool Equals(EventId other) => Id == other.Id && string.Equals(Source, other.Source, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is EventId other && Equals(other);

    public override int GetHashCode() => unchecked((Id * 397) ^ StringComparer.OrdinalIgnoreCase.GetHashCode(Source ?? ""));

    /// <summary><c>11060</c> for ENTSSO, <c>PCNSSVC 6025</c> for other sources.</summary>
    public override string ToString() =>
        Source == EventSource.EntSso ? Id.ToString(CultureInfo.InvariantCulture) : $"{Source} {Id.ToString(CultureInfo.InvariantCulture)}";
}
