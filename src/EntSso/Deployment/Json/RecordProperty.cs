namespace EntSso.Deployment.Json;

/// <summary>One property of a record's form.</summary>
internal abstract class RecordProperty<TRecord>
{
    protected RecordProperty(string name, bool isRequired)
    {
        Name = name;
        IsRequired = isRequired;
    }

    /// <summary>The name in JSON.</summary>
    public string Name { get; }

    /// <summary>Whether a record without it is refused.</summary>
    public bool IsRequired { get; }

    /// <summary>The shape of the value.</summary>
    public abstract JsonShape Shape { get; }

    /// <summary>Whether a merge may unite entries of a list inside of the value.</summary>
    public abstract bool HasIdentities { get; }

    /// <summary>Writes name and value unless the value is absent.</summary>
    public abstract void Write(TRecord record, TRecord initial, FormWriter writer);

    /// <summary>The record with the value read.</summary>
    public abstract TRecord Read(TRecord record, FormReader reader);

    /// <summary>Whether the value need not be written.</summary>
    public abstract bool IsAbsent(TRecord record, TRecord initial);

    /// <summary>The first record with the merged value.</summary>
    public abstract TRecord Merge(TRecord first, TRecord second, TRecord initial);

    /// <summary>Notes every origin in the value.</summary>
    public abstract void CollectOrigins(TRecord record, OriginTable origins);
}
