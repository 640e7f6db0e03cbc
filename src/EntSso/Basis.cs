namespace EntSso;

/// <summary>How well a statement is founded.</summary>
public enum Basis : long
{
    /// <summary>Said by the product's documentation.</summary>
    Documented,

    /// <summary>Inferred from documentation, code or experience; shown to users as "likely".</summary>
    Likely,
}
