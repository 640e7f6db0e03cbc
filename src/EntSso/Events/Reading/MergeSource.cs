namespace EntSso.Events.Reading;

/// <summary>One log of a merge, with the record that it has next.</summary>
internal sealed class MergeSource(int order, IEnumerator<EventRecord> records) : IDisposable
{
    /// <summary>Decides between equal times.</summary>
    public int Order { get; } = order;

    /// <summary>The record that is next.</summary>
    public EventRecord Current => records.Current;

    /// <summary>Nothing comes any more.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Why nothing comes any more, if not because the log ended.</summary>
    public EventLogUnreadableException? Error { get; private set; }

    /// <summary>The time to sort by: of the record, or of the last one before it that has a time.</summary>
    public DateTime Time { get; private set; } = DateTime.MinValue;

    /// <summary>Goes to the next record.</summary>
    public bool MoveNext()
    {
        try
        {
            IsAtEnd = !records.MoveNext();
        }
        catch (EventLogUnreadableException error)
        {
            Error = error;
            IsAtEnd = true;
        }

        if (IsAtEnd)
        {
            // Files are closed as soon as they are done with, not when the last of all is.
            records.Dispose();
        }
        else
        {
            Time = Current.TimeCreated ?? Time;
        }

        return !IsAtEnd;
    }

    /// <inheritdoc/>
    public void Dispose() => records.Dispose();
}
