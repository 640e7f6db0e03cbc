using System.Collections.ObjectModel;

namespace EntSso;

/// <summary>
/// A list that is read in a shell. Where it becomes text itself, as in Export-Csv, it is its items and not the name of a type.
/// </summary>
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
