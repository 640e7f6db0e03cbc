using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Evidence;

/// <summary>
/// How old a checked fact is: when it was read, and since when it is so. An event after the last change, or after the reading, speaks
/// of the fact as it is; an earlier one may report what has been fixed since.
/// </summary>
internal readonly record struct FactAge
{
    // Times in exports name no time zone; zones reach from UTC-12 to UTC+14.
    private static readonly TimeSpan _westOfUtc = TimeSpan.FromHours(12);
    private static readonly TimeSpan _eastOfUtc = TimeSpan.FromHours(14);

    /// <summary>When the fact was read, in UTC; null when that is not known.</summary>
    internal DateTime? Read { get; init; }

    /// <summary>The earliest time at which the last change can have been, in UTC; null when nothing is known of it.</summary>
    internal DateTime? ChangedFrom { get; init; }

    /// <summary>The latest time at which the last change can have been, in UTC; null when nothing is known of it.</summary>
    internal DateTime? ChangedTo { get; init; }

    /// <summary>What was read, for people: the fact's place; may be null.</summary>
    internal string? Source { get; init; }

    /// <summary>What was changed last, for people: <c>the management agent ENTSSOMA2</c>; may be null.</summary>
    internal string? Changed { get; init; }

    /// <summary>The age of a fact of which only the reading is known.</summary>
    internal static FactAge Of<T>(Fact<T> fact) => new() { Read = fact.Origin?.Time, Source = fact.Origin?.Place };

    /// <summary>The age of a statement over two facts: an event has to come after both to contradict it.</summary>
    internal FactAge And<T>(Fact<T> fact)
    {
        var other = Of(fact);
        return Read is { } read && !(other.Read > read) ? this : this with { Read = other.Read, Source = other.Source };
    }

    /// <summary>
    /// The same with the time of the last change as an export writes it: local time of an unknown zone. A time that is not known or
    /// cannot be read changes nothing.
    /// </summary>
    internal FactAge ChangedAt(Fact<string> localTime, string what) =>
        localTime.IsKnown
        && DateTime.TryParse(localTime.Value, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time)
        && time > DateTime.MinValue + _eastOfUtc && time < DateTime.MaxValue - _westOfUtc
            ? this with { ChangedFrom = time - _eastOfUtc, ChangedTo = time + _westOfUtc, Changed = what }
            : this;

    /// <summary>How an event relates to the fact.</summary>
    internal EventOrder Place(DateTime? written) =>
        written is not { } time ? EventOrder.Unknown
        : time > ChangedTo || (Read is { } read && time > read) ? EventOrder.After
        : time < ChangedFrom ? EventOrder.Before
        : ChangedFrom is not null ? EventOrder.AboutTheSameTime
        : EventOrder.Unknown;
}
