using System.Collections.ObjectModel;

namespace EntSso;

/// <summary>A list that is read in a shell: as text, in Export-Csv for example, it is its items.</summary>
internal sealed class ItemList<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    /// <summary>The items, separated by semicolons.</summary>
    public override string ToString() => string.Join("; ", this);
}

internal static class ItemList
{
    /// <summary>The same items as an item list; an item list as it is.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items) =>
        items as ItemList<T> ?? new ItemList<T>(items as IList<T> ?? [.. items]);
}
