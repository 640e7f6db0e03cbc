namespace EntSso.Deployment.Json;

/// <summary>
/// How one type of value is written, read and merged. One declaration for all three keeps them in step: what can be written can be
/// read back, and nothing is forgotten in a merge.
/// </summary>
internal abstract class Form<T>
{
    /// <summary>Whether the value fits on one line.</summary>
    public virtual bool IsInline => true;

    /// <summary>Whether a merge may unite entries of a list inside of one value.</summary>
    public virtual bool HasIdentities => false;

    /// <summary>What the value is in JSON, for the schema.</summary>
    public abstract JsonShape Shape { get; }

    public abstract void Write(T value, FormWriter writer);

    /// <summary>Reads the value that begins at the current piece and stays on its last piece.</summary>
    public abstract T Read(FormReader reader);

    /// <summary>Whether the value says no more than <paramref name="initial"/>, so that it need not be written.</summary>
    public virtual bool IsAbsent(T value, T initial) => EqualityComparer<T>.Default.Equals(value, initial);

    /// <summary>
    /// Merges values of the same thing, the preferred one first; <paramref name="initial"/> is what a record has when nothing was said.
    /// The cost grows with the number of values, not with its square.
    /// </summary>
    public virtual T Merge(IReadOnlyList<T> values, T initial)
    {
        T merged = values[0];
        for (int i = 1; i < values.Count; i++)
        {
            merged = Merge(merged, values[i], initial);
        }

        return merged;
    }

    /// <summary>Adds to a newer value what only the older one knows.</summary>
    public virtual T Complete(T newer, T older) => newer;

    /// <summary>Whether there are facts in the value.</summary>
    public virtual bool HasFacts => false;

    /// <summary>The name by which people know a value; empty where it has none.</summary>
    public virtual string NameOf(T value) => "";

    /// <summary>Notes the facts in which a value differs from another one of the same thing.</summary>
    public virtual void Compare(T value, T other, FactComparison comparison)
    {
    }

    /// <summary>Notes every origin in the value.</summary>
    public virtual void CollectOrigins(T value, OriginTable origins)
    {
    }

    protected virtual T Merge(T first, T second, T initial) => IsAbsent(first, initial) ? second : first;
}
