namespace EntSso.Events.Reading;

/// <summary>
/// One log of a merge, with the records that it has next. It can be closed in between: then it begins again and skips what it has given
/// already, so that any number of logs can be merged with a few open files.
/// </summary>
/// <param name="order">Decides between equal times.</param>
/// <param name="begin">Begins the log from its start.</param>
/// <param name="ahead">How many records are read at once, 1 or more.</param>
internal sealed class MergeSource(int order, Func<IEnumerator<EventRecord>> begin, int ahead) : IDisposable
{
    private readonly Queue<EventRecord> _next = new();
    private IEnumerator<EventRecord>? _records;
    private long _read;
    private bool _isRead;

    /// <summary>Decides between equal times.</summary>
    public int Order { get; } = order;

    /// <summary>The record that is next.</summary>
    public EventRecord Current => _next.Peek();

    /// <summary>Nothing comes any more.</summary>
    public bool IsAtEnd => _next.Count == 0 && _isRead;

    /// <summary>Whether the next step needs the file.</summary>
    public bool MustRead => _next.Count <= 1 && !_isRead;

    /// <summary>Whether the file is open.</summary>
    public bool IsOpen => _records is not null;

    /// <summary>Why nothing comes any more, if not because the log ended.</summary>
    public EventLogUnreadableException? Error { get; private set; }

    /// <summary>The time to sort by: of the record, or of the last one before it that has a time.</summary>
    public DateTime Time { get; private set; } = DateTime.MinValue;

    /// <summary>Goes to the next record.</summary>
    public bool MoveNext()
    {
        if (_next.Count > 0)
        {
            _next.Dequeue();
        }

        if (_next.Count == 0 && !_isRead)
        {
            Read();
        }

        if (_next.Count > 0)
        {
            Time = Current.TimeCreated ?? Time;
        }

        return _next.Count > 0;
    }

    /// <summary>Closes the file; the next step that needs it opens it again.</summary>
    public void Close()
    {
        _records?.Dispose();
        _records = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void Read()
    {
        try
        {
            if (_records is null)
            {
                _records = begin();
                for (long passed = 0; passed < _read; passed++)
                {
                    if (!_records.MoveNext())
                    {
                        break;
                    }
                }
            }

            while (_next.Count < ahead && !_isRead)
            {
                _isRead = !_records.MoveNext();
                if (!_isRead)
                {
                    _next.Enqueue(_records.Current);
                    _read++;
                }
            }
        }
        catch (EventLogUnreadableException error)
        {
            Error = error;
            _isRead = true;
        }

        if (_isRead)
        {
            // Files are closed as soon as they are done with, not when the last of all is.
            Close();
        }
    }
}
