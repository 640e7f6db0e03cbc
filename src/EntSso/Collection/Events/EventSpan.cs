namespace EntSso.Collection.Events;

/// <summary>The time between the oldest and the newest event of a computer.</summary>
internal sealed class EventSpan
{
    /// <summary>The oldest; null while no event told a time.</summary>
    internal DateTime? From { get; private set; }

    /// <summary>The newest; null while no event told a time.</summary>
    internal DateTime? To { get; private set; }

    internal void Widen(DateTime? time)
    {
        if (time is { } written)
        {
            From = From < written ? From : written;
            To = To > written ? To : written;
        }
    }
}
