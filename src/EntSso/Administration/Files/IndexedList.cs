using System.Collections;

namespace EntSso.Administration.Files;

/// <summary>
/// A list whose items are found by a key, and of which one is replaced without copying the others: a command may change thousands of a
/// hundred thousand items. It does not change: a replacement returns another list, which shares what is the same.
/// </summary>
/// <typeparam name="T">An item. A replacement has the key of the item before.</typeparam>
internal sealed class IndexedList<T> : IReadOnlyList<T>
    where T : class
{
    private const int ChunkLength = 256;

    private readonly T[][] _chunks;
    private readonly Index _index;

    /// <summary>Takes the items of a list over.</summary>
    /// <param name="items">The items.</param>
    /// <param name="keyOf">The key of an item; compared without case, and not unique.</param>
    public IndexedList(IReadOnlyList<T> items, Func<T, string> keyOf)
    {
        Source = items;
        Count = items.Count;
        _index = new Index(keyOf, items);
        _chunks = new T[(Count + ChunkLength - 1) / ChunkLength][];
        for (int i = 0; i < _chunks.Length; i++)
        {
            _chunks[i] = new T[Math.Min(ChunkLength, Count - i * ChunkLength)];
        }

        int at = 0;
        foreach (T item in items)
        {
            _chunks[at / ChunkLength][at % ChunkLength] = item;
            at++;
        }
    }

    private IndexedList(IndexedList<T> before, T[][] chunks) =>
        (Source, Count, _index, _chunks) = (before.Source, before.Count, before._index, chunks);

    /// <summary>The list that the items were taken over from.</summary>
    public IReadOnlyList<T> Source { get; }

    public int Count { get; }

    public T this[int index] => _chunks[index / ChunkLength][index % ChunkLength];

    /// <summary>The items of a key, in the order of the list.</summary>
    public IEnumerable<T> Find(string key) => _index.PlacesOf(key).Select(place => this[place]);

    /// <summary>The list with another item in the place of one that is in it.</summary>
    public IndexedList<T> Replace(T old, T changed)
    {
        T[][] chunks = (T[][])_chunks.Clone();
        foreach (int place in _index.PlacesOf(old).Where(place => ReferenceEquals(this[place], old)))
        {
            T[] chunk = (T[])chunks[place / ChunkLength].Clone();
            chunk[place % ChunkLength] = changed;
            chunks[place / ChunkLength] = chunk;
        }

        return new IndexedList<T>(this, chunks);
    }

    public IEnumerator<T> GetEnumerator() => _chunks.SelectMany(chunk => chunk).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Where the items of each key are: the first place of a key, and for each place the next one with the same key.</summary>
    private sealed class Index
    {
        private readonly Func<T, string> _keyOf;
        private readonly Dictionary<string, int> _first;
        private readonly int[] _next;

        public Index(Func<T, string> keyOf, IReadOnlyList<T> items)
        {
            _keyOf = keyOf;
            _first = new Dictionary<string, int>(items.Count, StringComparer.OrdinalIgnoreCase);
            _next = new int[items.Count];
            for (int i = items.Count - 1; i >= 0; i--)
            {
                string key = keyOf(items[i]);
                _next[i] = _first.TryGetValue(key, out int later) ? later : -1;
                _first[key] = i;
            }
        }

        public IEnumerable<int> PlacesOf(T item) => PlacesOf(_keyOf(item));

        public IEnumerable<int> PlacesOf(string key)
        {
            for (int place = _first.TryGetValue(key, out int first) ? first : -1; place >= 0; place = _next[place])
            {
                yield return place;
            }
        }
    }
}
