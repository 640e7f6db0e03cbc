namespace EntSso.Events.Reading;

/// <summary>The logs of a merge as a binary heap: the one whose record is next comes first.</summary>
internal sealed class MergeQueue : IDisposable
{
    private readonly List<MergeSource> _sources = [];

    /// <summary>The log whose record is next; null when all have ended.</summary>
    public MergeSource? First => _sources.Count > 0 ? _sources[0] : null;

    /// <summary>Adds a log; <see cref="Arrange"/> comes after the last one.</summary>
    public void Add(MergeSource source) => _sources.Add(source);

    /// <summary>Brings the logs in order and drops those that have ended.</summary>
    public void Arrange()
    {
        _ = _sources.RemoveAll(source => source.IsAtEnd);
        for (int i = (_sources.Count / 2) - 1; i >= 0; i--)
        {
            SiftDown(i);
        }
    }

    /// <summary>Finds the new place of the first log after it has moved on.</summary>
    public void Reorder()
    {
        if (_sources[0].IsAtEnd)
        {
            _sources[0] = _sources[_sources.Count - 1];
            _sources.RemoveAt(_sources.Count - 1);
        }

        SiftDown(0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MergeSource source in _sources)
        {
            source.Dispose();
        }

        _sources.Clear();
    }

    private void SiftDown(int at)
    {
        while (true)
        {
            int first = at;
            for (int child = (2 * at) + 1; child <= (2 * at) + 2 && child < _sources.Count; child++)
            {
                if (Precedes(_sources[child], _sources[first]))
                {
                    first = child;
                }
            }

            if (first == at)
            {
                return;
            }

            (_sources[at], _sources[first]) = (_sources[first], _sources[at]);
            at = first;
        }
    }

    private static bool Precedes(MergeSource left, MergeSource right) =>
        left.Time < right.Time || (left.Time == right.Time && left.Order < right.Order);
}
